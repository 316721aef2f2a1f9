#pragma once
#include <string>

namespace unionkit::bench {

/// A plan of forty rules that read each other: 10 derived values, 20 categories, 10 grants, with what they need.
inline std::string forty_rules() {
    std::string text = "format = 1\n[plan]\nid = \"四十条\"\ntitle = \"四十条规则\"\n";
    text += "[[parameter]]\nname = \"低保线\"\nunit = \"元/月/人\"\nvalues = [{ region = \"12\", value = 780 }]\n";
    text += "[[fact]]\nname = \"人口\"\nunit = \"人\"\nmin = 1\n";
    text += "[[fact]]\nname = \"原因\"\ntype = \"set\"\nof = [\"残疾\", \"单亲\", \"失业\"]\n";
    for (int i = 0; i < 10; ++i) {
        const std::string n = std::to_string(i), line = std::to_string(100 + 10 * i);
        text += "[[fact]]\nname = \"收入" + n + "\"\nunit = \"元/月\"\nmin = 0\n";
        text += "[[fact]]\nname = \"重病" + n + "\"\ntype = \"bool\"\n";
        text += "[[derived]]\nname = \"人均" + n + "\"\nvalue = \"收入" + n + " / 人口\"\n";
        text += "[[category]]\nid = \"线内" + n + "\"\nwhen = \"人均" + n + " < " + line + "% * 低保线 and count(原因) >= 1\"\n";
        text += "[[category]]\nid = \"重困" + n + "\"\nwhen = '重病" + n + " and (人均" + n + " <= 3 * 低保线 or \"残疾\" in 原因)'\n";
        text += "[[grant]]\nid = \"补助" + n + "\"\nwhen = \"线内" + n + " or 重困" + n + "\"\namount = \"max(0元, 600元 - 人均" + n +
                " * 1个月 * 人口)\"\nrounding = { step = \"1元\" }\n";
    }
    return text;
}

}  // namespace unionkit::bench
