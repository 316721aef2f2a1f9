#include <unionkit/value/system_error.hpp>

#include <cerrno>

#include "../catch.hpp"

using namespace unionkit;

TEST_CASE("what the system says of files is said in both languages") {
    CHECK(system_error(ENOENT).zh == "没有这个文件或文件夹");
    CHECK(system_error(ENOENT).en == "No such file or directory");
    CHECK(system_error(ENOSPC).zh == "磁盘满了");
    CHECK(system_error(EACCES).zh == system_error(EPERM).zh);
}

TEST_CASE("an error that is rare has its number, so that somebody can look it up") {
    CHECK(system_error(EDOM).zh == "系统错误 33（" + system_error(EDOM).en + "）");
}
