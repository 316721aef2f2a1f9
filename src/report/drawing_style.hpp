#pragma once
#include <string_view>

namespace unionkit::report {

/// The part of a page's style sheet that write_bars, write_dots, write_bracket and write_cross_table count on.
///
/// Shades alternate dark and light, so that neighbours differ on a printer without colour, too; `print-color-adjust` keeps a browser from
/// leaving them out. What is wider than a telephone is scrolled there, and made to fit on paper.
inline constexpr std::string_view drawing_css = R"css(
svg{display:block;overflow:visible}
svg text{font-size:13px;fill:#111}
figure{margin:1em 0}
figcaption{font-weight:bold;break-after:avoid}
.legend{margin:.3em 0 .6em;font-size:.9em;color:#333}
.legend span{display:inline-block;margin-right:1em}
.key{display:inline-block;margin-right:.35em}
.row{break-inside:avoid;margin:.45em 0}
.label{display:flex;justify-content:space-between;gap:1em;margin:0 0 .15em;overflow-wrap:anywhere}
.label b,.scale span{font-variant-numeric:tabular-nums;white-space:nowrap;overflow-wrap:normal}
.scale{font-size:.85em;color:#333;padding:0 1%}
.bar text{font-size:12px;text-anchor:middle}
.bar rect,.key rect{stroke:#fff;stroke-width:1}
rect.s0{fill:#2f5d8a}rect.s1{fill:#f0c36d}rect.s2{fill:#5b8c5a}rect.s3{fill:#d9d9d9}rect.s4{fill:#8c4a5b}rect.s5{fill:#bcd7ec}rect.s6{fill:#3a3a3a}rect.s7{fill:#e8b4a0}
.bar text.s0,.bar text.s2,.bar text.s4,.bar text.s6{fill:#fff}
.dots .axis{stroke:#999}
.dots .middle{stroke:#b3261e;stroke-width:2}
circle{stroke:#2f5d8a;stroke-width:1.5}
circle.counted{fill:#2f5d8a}
circle.hollow{fill:#fff}
.bracket{overflow:hidden}
.bracket line{stroke:#333;stroke-width:1.2}
.bracket .faint{fill:#666;font-size:12px}
.wide{overflow-x:auto}
.cross{border-collapse:collapse}
.cross caption{text-align:left;font-weight:bold}
.cross td,.cross th{border:1px solid #888;padding:.3em .5em;font-variant-numeric:tabular-nums}
.cross .meeting{text-align:center;min-width:3.5em;white-space:nowrap}
.cross .number{text-align:right;min-width:2em;white-space:nowrap}
.cross .name{text-align:left;min-width:4em;overflow-wrap:anywhere}
.cross .self{background:#e4e4e4;color:#666}
@media print{
.wide{overflow:visible}
.bracket{max-width:100%;height:auto;break-inside:avoid}
.cross,.cross tr{break-inside:avoid}
.cross thead{display:table-header-group}
.cross.many{table-layout:fixed;width:100%;font-size:7.5pt}
.cross.many td,.cross.many th{padding:.3em .1em}
.cross.many .meeting,.cross.many .number{min-width:0;white-space:normal;overflow-wrap:anywhere}
.cross.many .number{width:2.4em;text-align:center}
.cross.many .name{width:8em;padding:.3em}
rect,circle,.cross .self{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
)css";

}  // namespace unionkit::report
