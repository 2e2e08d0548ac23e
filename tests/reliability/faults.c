// A library to put before libc (LD_PRELOAD, or linked first), so that calls to the disk fail as those of a broken, full, read-only
// or vanished one do. What is to fail is said by the environment or by poolscope_faults_arm():
//
//   POOLSCOPE_FAULTS="CALL:PATH:NTH:ERROR[;…]"    such as "write:/lessons/:2:ENOSPC;fdatasync:/lessons/:1+:EIO"
//
// CALL   open (for writing), openread, read, write, fsync, fdatasync, rename, link, unlink, ftruncate, close, mkdir, or any;
//        the calls of one kind have one name: write is also pwrite, writev, fwrite, sendfile, copy_file_range
// PATH   a piece of the path; an open file is known by /proc/self/fd
// NTH    which of the calls that CALL and PATH name, from 1; "2+" is the second and all after it
// ERROR  an error's name (below); or "short", which writes half and reports so; or "hang", which waits until other faults are
//        armed, for ever when none are, and then does its work
//
// Every fault that bites is a line in the file POOLSCOPE_FAULTS_LOG, for a test whose fault does not bite tests nothing.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { mostRules = 16, asShort = -1, asHanging = -2 };

struct Rule {
    char call[16];
    char path[PATH_MAX];
    long nth;
    int onwards;
    int error;
    long seen;
};

static struct Rule rules[mostRules];
static int ruleCount = 0;
static long hits = 0;
static volatile long arming = 0; ///< counts what was armed
static char logPath[PATH_MAX];
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

static int errorOf(const char* name)
{
    static const struct {
        const char* name;
        int value;
    } known[] = {{"EIO", EIO}, {"ENOSPC", ENOSPC}, {"EDQUOT", EDQUOT}, {"EROFS", EROFS}, {"EACCES", EACCES}, {"ENOENT", ENOENT},
                 {"EINTR", EINTR}, {"EFBIG", EFBIG}, {"EMFILE", EMFILE}, {"ENODEV", ENODEV}, {"ESTALE", ESTALE}, {"EPERM", EPERM},
                 {"EOPNOTSUPP", EOPNOTSUPP}, {"ENXIO", ENXIO}, {"short", asShort},
                 {"hang", asHanging}};
    for (size_t i = 0; i < sizeof known / sizeof *known; ++i) {
        if (strcmp(known[i].name, name) == 0)
            return known[i].value;
    }
    fprintf(stderr, "faults: no error is called %s\n", name);
    abort();
}

/// Forgets what was armed, and arms what `words` say; "" is nothing.
__attribute__((visibility("default"))) void poolscope_faults_arm(const char* words)
{
    pthread_mutex_lock(&mutex);
    ruleCount = 0;
    hits = 0;
    ++arming;
    char* copy = strdup(words);
    char* place = NULL;
    for (char* one = strtok_r(copy, ";", &place); one; one = strtok_r(NULL, ";", &place)) {
        struct Rule* rule = &rules[ruleCount];
        char nth[16];
        char error[16];
        memset(rule, 0, sizeof *rule);
        if (ruleCount == mostRules || sscanf(one, "%15[^:]:%4095[^:]:%15[^:]:%15s", rule->call, rule->path, nth, error) != 4) {
            fprintf(stderr, "faults: not understood: %s\n", one);
            abort();
        }
        rule->nth = atol(nth);
        rule->onwards = strchr(nth, '+') != NULL;
        rule->error = errorOf(error);
        ++ruleCount;
    }
    free(copy);
    pthread_mutex_unlock(&mutex);
}

/// How many faults have bitten since they were armed.
__attribute__((visibility("default"))) long poolscope_faults_hits(void)
{
    pthread_mutex_lock(&mutex);
    const long count = hits;
    pthread_mutex_unlock(&mutex);
    return count;
}

__attribute__((constructor)) static void begin(void)
{
    const char* log = getenv("POOLSCOPE_FAULTS_LOG");
    if (log)
        snprintf(logPath, sizeof logPath, "%s", log);
    const char* words = getenv("POOLSCOPE_FAULTS");
    if (words)
        poolscope_faults_arm(words);
}

/// By system calls alone: what is interposed here must not be called for it.
static void note(const char* call, const char* path, int error)
{
    if (!logPath[0])
        return;
    char line[PATH_MAX + 64];
    const char* name = error == asShort ? "short" : error == asHanging ? "hang" : strerrorname_np(error);
    const int length = snprintf(line, sizeof line, "%s %s %s\n", call, name, path);
    const long file = syscall(SYS_openat, AT_FDCWD, logPath, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (file >= 0) {
        syscall(SYS_write, file, line, (size_t)length);
        syscall(SYS_close, file);
    }
}

/// The error that this call is to give, or 0.
static int faultOf(const char* call, const char* path)
{
    if (ruleCount == 0 || !path)
        return 0;
    int error = 0;
    pthread_mutex_lock(&mutex);
    for (int i = 0; i < ruleCount; ++i) {
        struct Rule* rule = &rules[i];
        if ((strcmp(rule->call, call) != 0 && strcmp(rule->call, "any") != 0) || !strstr(path, rule->path))
            continue;
        ++rule->seen;
        if (rule->seen == rule->nth || (rule->onwards && rule->seen > rule->nth))
            error = rule->error;
    }
    if (error != 0) {
        ++hits;
        note(call, path, error);
    }
    const long armed = arming;
    pthread_mutex_unlock(&mutex);
    if (error != asHanging)
        return error;
    while (arming == armed)
        usleep(2000);
    return 0;
}

static int faultOfFile(const char* call, int file)
{
    if (ruleCount == 0)
        return 0;
    char link[64];
    char path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    const ssize_t length = syscall(SYS_readlink, link, path, sizeof path - 1);
    if (length <= 0)
        return 0;
    path[length] = 0;
    return faultOf(call, path);
}

/// A path relative to a folder's descriptor as one that a rule can name.
static const char* whole(int folder, const char* path, char* buffer)
{
    char link[64];
    if (folder == AT_FDCWD || path[0] == '/')
        return path;
    snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
    const ssize_t length = syscall(SYS_readlink, link, buffer, PATH_MAX - 1);
    if (length < 0)
        return path;
    snprintf(buffer + length, PATH_MAX - (size_t)length, "/%s", path);
    return buffer;
}

#define EXPORTED __attribute__((visibility("default")))
#define FAIL(error, value) \
    do { \
        errno = (error); \
        return value; \
    } while (0)
/// The function that stands behind this one.
#define NEXT(result, name, ...) \
    static result (*next)(__VA_ARGS__) = NULL; \
    if (!next) \
    *(void**)&next = dlsym(RTLD_NEXT, name)

static int forWriting(int flags)
{
    return (flags & O_ACCMODE) != O_RDONLY || (flags & (O_CREAT | O_TRUNC)) != 0;
}

static mode_t modeOf(int flags, va_list more)
{
    return (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE ? va_arg(more, mode_t) : 0;
}

static int openFault(int flags, const char* path)
{
    return faultOf(forWriting(flags) ? "open" : "openread", path);
}

#define OPEN(name) \
    EXPORTED int name(const char* path, int flags, ...) \
    { \
        va_list more; \
        va_start(more, flags); \
        const mode_t mode = modeOf(flags, more); \
        va_end(more); \
        const int error = openFault(flags, path); \
        if (error) \
            FAIL(error, -1); \
        NEXT(int, #name, const char*, int, ...); \
        return next(path, flags, mode); \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(name) \
    EXPORTED int name(int folder, const char* path, int flags, ...) \
    { \
        va_list more; \
        va_start(more, flags); \
        const mode_t mode = modeOf(flags, more); \
        va_end(more); \
        char buffer[PATH_MAX]; \
        const int error = openFault(flags, whole(folder, path, buffer)); \
        if (error) \
            FAIL(error, -1); \
        NEXT(int, #name, int, const char*, int, ...); \
        return next(folder, path, flags, mode); \
    }
OPENAT(openat)
OPENAT(openat64)

#define FOPEN(name) \
    EXPORTED FILE* name(const char* path, const char* mode) \
    { \
        const int error = faultOf(strpbrk(mode, "wa+") ? "open" : "openread", path); \
        if (error) \
            FAIL(error, NULL); \
        NEXT(FILE*, #name, const char*, const char*); \
        return next(path, mode); \
    }
FOPEN(fopen)
FOPEN(fopen64)

EXPORTED ssize_t read(int file, void* bytes, size_t count)
{
    const int error = faultOfFile("read", file);
    if (error > 0)
        FAIL(error, -1);
    NEXT(ssize_t, "read", int, void*, size_t);
    return next(file, bytes, error == asShort && count > 1 ? count / 2 : count);
}

EXPORTED ssize_t write(int file, const void* bytes, size_t count)
{
    const int error = faultOfFile("write", file);
    if (error > 0)
        FAIL(error, -1);
    NEXT(ssize_t, "write", int, const void*, size_t);
    return next(file, bytes, error == asShort && count > 1 ? count / 2 : count);
}

#define PWRITE(name, offset) \
    EXPORTED ssize_t name(int file, const void* bytes, size_t count, offset at) \
    { \
        const int error = faultOfFile("write", file); \
        if (error > 0) \
            FAIL(error, -1); \
        NEXT(ssize_t, #name, int, const void*, size_t, offset); \
        return next(file, bytes, error == asShort && count > 1 ? count / 2 : count, at); \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

EXPORTED ssize_t writev(int file, const struct iovec* pieces, int count)
{
    const int error = faultOfFile("write", file);
    if (error > 0)
        FAIL(error, -1);
    NEXT(ssize_t, "writev", int, const struct iovec*, int);
    return next(file, pieces, error == asShort ? 1 : count);
}

/// libc's own calls behind a stream cannot be interposed, so the stream is told what ferror() will say: glibc's _IO_ERR_SEEN.
static void spoil(FILE* stream, int error)
{
    stream->_flags |= 0x20;
    errno = error;
}

EXPORTED size_t fread(void* bytes, size_t size, size_t count, FILE* stream)
{
    const int error = faultOfFile("read", fileno(stream));
    NEXT(size_t, "fread", void*, size_t, size_t, FILE*);
    if (error > 0) {
        spoil(stream, error);
        return 0;
    }
    return next(bytes, size, count, stream);
}

EXPORTED size_t fwrite(const void* bytes, size_t size, size_t count, FILE* stream)
{
    const int error = faultOfFile("write", fileno(stream));
    NEXT(size_t, "fwrite", const void*, size_t, size_t, FILE*);
    if (error > 0) {
        spoil(stream, error);
        return 0;
    }
    return next(bytes, size, error == asShort ? count / 2 : count, stream);
}

#define SENDFILE(name, offset) \
    EXPORTED ssize_t name(int out, int in, offset* at, size_t count) \
    { \
        const int error = faultOfFile("write", out); \
        if (error > 0) \
            FAIL(error, -1); \
        NEXT(ssize_t, #name, int, int, offset*, size_t); \
        return next(out, in, at, error == asShort ? 1 : count); \
    }
SENDFILE(sendfile, off_t)
SENDFILE(sendfile64, off64_t)

EXPORTED ssize_t copy_file_range(int in, off64_t* from, int out, off64_t* to, size_t count, unsigned flags)
{
    const int error = faultOfFile("write", out);
    if (error > 0)
        FAIL(error, -1);
    NEXT(ssize_t, "copy_file_range", int, off64_t*, int, off64_t*, size_t, unsigned);
    return next(in, from, out, to, error == asShort ? 1 : count, flags);
}

#define ON_FILE(name, call) \
    EXPORTED int name(int file) \
    { \
        const int error = faultOfFile(call, file); \
        NEXT(int, #name, int); \
        if (error > 0) { \
            /* A close that fails has closed the file all the same. */ \
            if (strcmp(call, "close") == 0) \
                next(file); \
            FAIL(error, -1); \
        } \
        return next(file); \
    }
ON_FILE(fsync, "fsync")
ON_FILE(fdatasync, "fdatasync")
ON_FILE(close, "close")

EXPORTED int fclose(FILE* stream)
{
    const int error = faultOfFile("close", fileno(stream));
    NEXT(int, "fclose", FILE*);
    const int status = next(stream);
    if (error > 0)
        FAIL(error, EOF);
    return status;
}

#define TRUNCATE(name, offset) \
    EXPORTED int name(int file, offset length) \
    { \
        const int error = faultOfFile("ftruncate", file); \
        if (error > 0) \
            FAIL(error, -1); \
        NEXT(int, #name, int, offset); \
        return next(file, length); \
    }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

EXPORTED int rename(const char* from, const char* to)
{
    const int error = faultOf("rename", to);
    if (error > 0)
        FAIL(error, -1);
    NEXT(int, "rename", const char*, const char*);
    return next(from, to);
}

EXPORTED int renameat(int fromFolder, const char* from, int toFolder, const char* to)
{
    char buffer[PATH_MAX];
    const int error = faultOf("rename", whole(toFolder, to, buffer));
    if (error > 0)
        FAIL(error, -1);
    NEXT(int, "renameat", int, const char*, int, const char*);
    return next(fromFolder, from, toFolder, to);
}

EXPORTED int renameat2(int fromFolder, const char* from, int toFolder, const char* to, unsigned flags)
{
    char buffer[PATH_MAX];
    const int error = faultOf("rename", whole(toFolder, to, buffer));
    if (error > 0)
        FAIL(error, -1);
    NEXT(int, "renameat2", int, const char*, int, const char*, unsigned);
    return next(fromFolder, from, toFolder, to, flags);
}

EXPORTED int link(const char* from, const char* to)
{
    const int error = faultOf("link", to);
    if (error > 0)
        FAIL(error, -1);
    NEXT(int, "link", const char*, const char*);
    return next(from, to);
}

EXPORTED int linkat(int fromFolder, const char* from, int toFolder, const char* to, int flags)
{
    char buffer[PATH_MAX];
    const int error = faultOf("link", whole(toFolder, to, buffer));
    if (error > 0)
        FAIL(error, -1);
    NEXT(int, "linkat", int, const char*, int, const char*, int);
    return next(fromFolder, from, toFolder, to, flags);
}

EXPORTED int unlink(const char* path)
{
    const int error = faultOf("unlink", path);
    if (error > 0)
        FAIL(error, -1);
    NEXT(int, "unlink", const char*);
    return next(path);
}

EXPORTED int unlinkat(int folder, const char* path, int flags)
{
    char buffer[PATH_MAX];
    const int error = faultOf("unlink", whole(folder, path, buffer));
    if (error > 0)
        FAIL(error, -1);
    NEXT(int, "unlinkat", int, const char*, int);
    return next(folder, path, flags);
}

EXPORTED int mkdir(const char* path, mode_t mode)
{
    const int error = faultOf("mkdir", path);
    if (error > 0)
        FAIL(error, -1);
    NEXT(int, "mkdir", const char*, mode_t);
    return next(path, mode);
}
