#pragma once
#include <unionkit/value/code.hpp>

/// Why nothing can be drawn, and what can be wrong with a transcript. No message repeats a label: it may be somebody's name.
namespace unionkit::event::messages {

// ------------------------------------------------------------------------------------------------ what is to be drawn
inline constexpr Message draw_no_source{"draw_no_source", "没有种子来源", "there is no source for the seed",
                                        "公布一个报名截止以后才知道的号码，例如某一期福利彩票的开奖号码", "announce a number that becomes known only after entries have closed, such as those of a lottery"};
inline constexpr Message draw_empty_source{"draw_empty_source", "第 {0} 个种子来源里没有数字，也没有文字", "source {0} of the seed has neither a number nor a word in it",
                                           "填上公布的号码", "enter the number as published"};
inline constexpr Message draw_source_text{"draw_source_text", "第 {0} 个种子来源没有名称，或者含有竖线、控制字符，或者首尾有空格", "source {0} of the seed has no name, or has a bar, a control character, or a blank at an end in it",
                                          "去掉这些字符", "take these characters out"};
inline constexpr Message draw_no_entry{"draw_no_entry", "没有人报名，没有签可抽", "nobody has entered, so there is nothing to draw", "先写上报名", "name the entries first"};
inline constexpr Message draw_too_many_entries{"draw_too_many_entries", "报名 {0} 个，一次抽签至多 {1} 个", "there are {0} entries, and one draw takes {1} at most",
                                               "分成几次抽，每次加一个不同的种子来源，例如项目名称", "draw in several parts, each with a source of its own, such as the name of its contest"};
inline constexpr Message draw_entry_text{"draw_entry_text", "第 {0} 个报名没有号码，或者号码、队名含有竖线、控制字符，或者首尾有空格", "entry {0} has no label, or its label or team has a bar, a control character, or a blank at an end in it",
                                         "去掉这些字符", "take these characters out"};
inline constexpr Message draw_same_label{"draw_same_label", "第 {0} 个报名和第 {1} 个报名的号码相同", "entries {0} and {1} have the same label", "每个报名用自己的号码", "give each entry a label of its own"};
inline constexpr Message draw_no_group{"draw_no_group", "没有说抽成几组、每组几个签位", "it is not said into how many groups of how many slots is to be drawn", "写上分几组", "say how many groups"};
inline constexpr Message draw_empty_group{"draw_empty_group", "第 {0} 组没有签位", "group {0} has no slot", "写上签位的个数，或去掉这一组", "say how many, or leave the group out"};
inline constexpr Message draw_too_many_slots{"draw_too_many_slots", "签位有 {0} 个，报名只有 {1} 个", "there are {0} slots, but only {1} entries", "减少组数或每组的签位", "take fewer groups, or fewer slots in them"};
inline constexpr Message draw_no_such_slot{"draw_no_such_slot", "第 {0} 个报名预先指定的签位不存在", "the slot that is fixed for entry {0} does not exist", "签位从 1 数起，一组接一组", "slots are counted from 1, group after group"};
inline constexpr Message draw_same_slot{"draw_same_slot", "第 {0} 个报名和第 {1} 个报名预先指定了同一个签位", "the same slot is fixed for entries {0} and {1}", "给其中一个另外指定", "fix another slot for one of them"};
inline constexpr Message draw_fixed_teammates{"draw_fixed_teammates", "第 {0} 个报名和第 {1} 个报名同队，预先指定的签位违反同队回避", "entries {0} and {1} are of one team, and the slots fixed for them break the rule about teammates",
                                              "改指定的签位，或者放宽同队回避", "fix other slots, or relax the rule about teammates"};
inline constexpr Message draw_teammates{"draw_teammates", "同队回避做不到：{0} 个签位至多能排 {1} 个，因为这些队报名太多：{2}", "the rule about teammates cannot be kept: of {0} slots only {1} can be filled, because these teams have too many entries: {2}",
                                        "放宽同队回避，或者减少这些队的报名", "relax the rule about teammates, or take fewer entries of these teams"};

// ------------------------------------------------------------------------------------------------ the transcript
inline constexpr Message transcript_not_text{"transcript_not_text", "第 {0} 行不是 UTF-8 文本", "line {0} is no UTF-8 text", "用原来公布的文件", "take the file as it was published"};
inline constexpr Message transcript_line_ends{"transcript_line_ends", "行尾被改成了 Windows 的写法（回车加换行）", "the ends of the lines were changed to those of Windows (a carriage return before the line feed)",
                                              "用原来公布的文件，不要另存", "take the file as it was published, do not save it again"};
inline constexpr Message transcript_title{"transcript_title", "这不是抽签记录：第一行应为“{0}”", "this is no transcript of a draw: its first line would be “{0}”", "与当初公布的文件对照", "compare it with the file as it was published"};
inline constexpr Message transcript_version{"transcript_version", "抽签记录的版本是 {0}，这里只认识 {1}", "the transcript has version {0}, and only {1} is known here", "换用更新的 unionkit", "use a newer unionkit"};
inline constexpr Message transcript_field{"transcript_field", "应为{0}，这里是“{1}”", "expected {0}, found “{1}”", "与当初公布的文件对照", "compare it with the file as it was published"};
inline constexpr Message transcript_missing{"transcript_missing", "抽签记录里没有“{0}”", "the transcript has no “{0}”", "用原来公布的文件", "take the file as it was published"};
inline constexpr Message transcript_step{"transcript_step", "第 {0} 步的{1}不符：重算是 {2}，记录是 {3}", "the {1} of step {0} differs: it comes out as {2}, the transcript says {3}", "与当初公布的文件对照", "compare it with the file as it was published"};
inline constexpr Message transcript_differs{"transcript_differs", "与重算不符：重算是“{0}”，记录是“{1}”", "this line comes out differently: as “{0}”, the transcript says “{1}”", "与当初公布的文件对照", "compare it with the file as it was published"};
inline constexpr Message transcript_words{"transcript_words", "这一行与重算不符：文字、空格或次序被改过", "this line comes out differently: its words, blanks, or order were changed", "与当初公布的文件对照", "compare it with the file as it was published"};
inline constexpr Message transcript_cut{"transcript_cut", "抽签记录到这里断了：应有 {0} 行，只有 {1} 行", "the transcript is cut off here: it has {1} lines, and {0} come out", "与当初公布的文件对照", "compare it with the file as it was published"};
inline constexpr Message transcript_longer{"transcript_longer", "抽签记录到这里本该结束：应有 {0} 行，却有 {1} 行", "the transcript should have ended before this line: {0} lines come out, and it has {1}", "与当初公布的文件对照", "compare it with the file as it was published"};
inline constexpr Message transcript_digest{"transcript_digest", "摘要不符：上面的名称、队名或号码被改过，或者摘要本身被改过", "the digest does not fit: names, teams or labels above were changed, or the digest itself",
                                           "与当初公布的摘要对照", "compare it with the digest as it was published"};

inline constexpr const Message* draw_all[] = {&draw_no_source, &draw_empty_source, &draw_source_text, &draw_no_entry, &draw_too_many_entries, &draw_entry_text,
                                         &draw_same_label, &draw_no_group, &draw_empty_group, &draw_too_many_slots, &draw_no_such_slot, &draw_same_slot,
                                         &draw_fixed_teammates, &draw_teammates, &transcript_not_text, &transcript_line_ends, &transcript_title, &transcript_version,
                                         &transcript_field, &transcript_missing, &transcript_step, &transcript_differs, &transcript_words, &transcript_cut,
                                         &transcript_longer, &transcript_digest};

}  // namespace unionkit::event::messages
