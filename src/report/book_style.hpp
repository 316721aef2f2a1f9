#pragma once
#include <string_view>

namespace unionkit::report {

/// How a book looks on paper (A4) and on a screen as narrow as a phone's. Neither fonts nor pictures are fetched from anywhere.
///
/// The classes m1 … m9 move a number by half digits to the left; see BookTable. Drawings have a style of their own, drawing_css, which
/// goes before this one.
inline constexpr std::string_view book_style = R"css(
:root{--ink:#1c1c1e;--faint:#5d5d63;--rule:#c8c8cd;--accent:#9b1c1c;--soft:#f6f3ef;--open:#8a4b00}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:56rem;padding:2rem 1.25rem 3rem;color:var(--ink);background:#fff;overflow-wrap:anywhere;
 font:16px/1.6 "Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","PingFang SC","WenQuanYi Micro Hei",sans-serif}
h1,h2,h3{line-height:1.35;break-inside:avoid;break-after:avoid}
h1{margin:0;font-size:1.9rem;text-align:center}
h2{margin:2.2rem 0 .8rem;padding-bottom:.25rem;border-bottom:2px solid var(--accent);font-size:1.3rem}
h3{margin:1.6rem 0 .4rem;font-size:1.1rem}
p{margin:.4rem 0}
a{color:inherit}
.cover{padding-bottom:1rem;text-align:center}
.kind{margin:.3rem 0 1rem;color:var(--accent);font-size:1.35rem;letter-spacing:.5em;text-indent:.5em}
.state,.tag{color:var(--open)}
.state strong,.tag{padding:0 .5rem;border:1.5px solid;border-radius:.25rem;font-weight:700}
.tag{display:inline-block;margin-left:.6rem;font-size:.8rem;vertical-align:.12em;white-space:nowrap}
.settled{color:var(--faint)}
.faint{color:var(--faint);font-size:.88rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;margin:.6rem 0;text-align:left}
dt{color:var(--faint)}
dd{margin:0}
.hash{font-family:"DejaVu Sans Mono",Consolas,Menlo,monospace;font-size:.85em}
nav ol{margin:.4rem 0;padding-left:1.6rem}
nav ol ol{columns:2;column-gap:2rem}
nav a{text-decoration:none}
.wide{overflow-x:auto;margin:.6rem 0 1.2rem}
table{width:100%;border-collapse:collapse}
caption{padding:.2rem 0 .4rem;color:var(--faint);font-size:.88rem;text-align:left;break-after:avoid}
th,td{padding:.34rem .55rem;border-bottom:1px solid var(--rule);text-align:left;vertical-align:top;font-weight:400}
thead{display:table-header-group}
thead th{border-top:1.5px solid var(--ink);border-bottom:1.5px solid var(--ink);background:var(--soft);font-weight:600;white-space:nowrap}
tbody tr:last-child>*{border-bottom:1.5px solid var(--ink)}
tbody th{font-weight:600}
tbody th,td.t{min-width:6em}
.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
.w{word-break:keep-all;overflow-wrap:break-word}
.n:first-child{width:4em}
.open{color:var(--open)}
.m1{margin-right:.5ch}.m2{margin-right:1ch}.m3{margin-right:1.5ch}.m4{margin-right:2ch}.m5{margin-right:2.5ch}
.m6{margin-right:3ch}.m7{margin-right:3.5ch}.m8{margin-right:4ch}.m9{margin-right:4.5ch}
.names{margin:.4rem 0 1rem;padding-left:2.2rem;columns:3 9rem;column-gap:1.5rem}
.names li{break-inside:avoid}
.sign{display:flex;flex-wrap:wrap;gap:1.5rem 2.5rem;margin:2.5rem 0 1rem;break-inside:avoid}
.sign p{flex:1 1 11rem;margin:0;padding-bottom:2.2rem;border-bottom:1px solid var(--ink)}
.whole,tr,li,dl,figure{break-inside:avoid}
thead tr,tbody tr:first-child{break-after:avoid}
@media (max-width:32rem){
 body{padding:1.2rem .9rem 2rem;font-size:15px}
 h1{font-size:1.5rem}
 h2{font-size:1.15rem}
 table{font-size:14px}
 th,td{padding:.3rem .35rem}
 tbody th{min-width:4.8em}
 td.t{min-width:3.5em}
 dl{gap:.2rem .6rem}
 nav ol ol{columns:1}
}
@page{size:A4;margin:17mm 16mm 19mm}
@page{@bottom-center{content:counter(page) " / " counter(pages);font:9pt sans-serif;color:#5d5d63}}
@media print{
 *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
 body{max-width:none;padding:0;font-size:10.5pt;line-height:1.5}
 h1{font-size:22pt}
 h2{margin:1.5rem 0 .5rem;font-size:14pt}
 h3{font-size:11.5pt}
 th,td{padding-top:.27rem;padding-bottom:.27rem}
 .wide{overflow:visible;margin:.4rem 0 .9rem}
 .cover{padding-bottom:0}
}
)css";

}  // namespace unionkit::report
