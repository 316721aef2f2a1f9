#include <unionkit/value/system_error.hpp>

#include <cerrno>
#include <cstring>

namespace unionkit {
namespace {

/// Those that files and devices give; empty: another one.
const char* in_chinese(int number) {
    switch (number) {
        case EACCES:
        case EPERM: return "没有权限";
        case ENOENT: return "没有这个文件或文件夹";
        case ENOTDIR: return "路径中间有一段不是文件夹";
        case EISDIR: return "是文件夹";
        case EEXIST: return "已经有同名的文件";
        case ENOSPC: return "磁盘满了";
        case EDQUOT: return "超过磁盘配额";
        case EROFS: return "磁盘只能读，不能写";
        case EFBIG: return "文件太大";
        case EIO: return "读写出错";
        case ENAMETOOLONG: return "文件名太长";
        case ELOOP: return "链接绕成了圈";
        case EMFILE:
        case ENFILE: return "打开的文件太多";
        case EBUSY:
        case ETXTBSY: return "文件正被占用";
        case EPIPE: return "接收的一方已经关闭";
        case ENOMEM: return "内存不够";
        case ENODEV:
        case ENXIO: return "没有这个设备";
        case EINVAL: return "系统不支持这样读写";
        default: return "";
    }
}

}  // namespace

Bilingual system_error(int number) {
    const std::string english = std::strerror(number), chinese = in_chinese(number);
    return {chinese.empty() ? "系统错误 " + std::to_string(number) + "（" + english + "）" : chinese, english};
}

}  // namespace unionkit
