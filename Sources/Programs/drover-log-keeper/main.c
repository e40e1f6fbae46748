// drover-log-keeper PATH LIMIT BACKUPS
//
// Keeps the log of one guest: what arrives on standard input is appended to standard output, which is the file at
// PATH. A file that has LIMIT bytes is put aside as PATH.0, what was there as PATH.1, and so on; BACKUPS files are
// kept. Ends with its input, that is when QEMU and all that inherited its output are gone, whatever the daemon does.
//
// C, and one file: there is one such process for each guest, and this one costs next to nothing.
// See docs/decisions/0010-log-keeper.md.

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static const char *path;
static off_t limit;
static long backups;
/// The log; another file after each time that one was put aside.
static int file = STDOUT_FILENO;

/// What could not be written since the last note about it, and why.
static unsigned long long lost_bytes;
static int lost_reason;
/// Whether the last byte that was written ended a line.
static int at_line_start = 1;

/// No note about lost bytes is longer.
enum { NOTE = 160 };

static int name_of_backup(char *name, long number) {
  int length = snprintf(name, PATH_MAX, "%s.%ld", path, number);
  return length > 0 && length < PATH_MAX ? 0 : -1;
}

/// Moves PATH to PATH.0, what was there to PATH.1, and so on; the last one goes. −1 when PATH is still there.
static int put_aside(void) {
  char from[PATH_MAX], to[PATH_MAX];
  if (backups < 1) return unlink(path);
  for (long number = backups - 2; number >= 0; number--)
    if (name_of_backup(from, number) == 0 && name_of_backup(to, number + 1) == 0) rename(from, to);
  return name_of_backup(to, 0) == 0 ? rename(path, to) : -1;
}

static int open_again(void) {
  struct stat facts;
  // Without waiting: somebody may have put a FIFO there.
  int next = open(path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NOCTTY | O_NONBLOCK | O_CLOEXEC, 0600);
  if (next < 0) return -1;
  if (fstat(next, &facts) < 0 || !S_ISREG(facts.st_mode)) {
    close(next);
    errno = EINVAL;
    return -1;
  }
  close(file);
  file = next;
  at_line_start = 1;
  return 0;
}

/// How many bytes the log still takes; −1 when there is none that takes any.
///
/// Looked at anew each time: the daemon writes lines of its own, and an administrator may move or remove the file.
static off_t room(void) {
  for (int attempt = 0; attempt < 2; attempt++) {
    struct stat held, named;
    if (fstat(file, &held) == 0 && lstat(path, &named) == 0 && held.st_dev == named.st_dev &&
        held.st_ino == named.st_ino) {
      if (held.st_size < limit) return limit - held.st_size;
      if (put_aside() < 0) return -1;
    }
    if (open_again() < 0) return -1;
  }
  return -1;
}

static void lose(size_t count) {
  lost_bytes += count;
  lost_reason = errno;
}

/// Writes as much as goes; the number of bytes.
static size_t write_some(const char *bytes, size_t count) {
  size_t done = 0;
  while (done < count) {
    ssize_t written = write(file, bytes + done, count - done);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) break;
    done += (size_t)written;
  }
  if (done > 0) at_line_start = bytes[done - 1] == '\n';
  return done;
}

/// Says how much is missing at this place of the log; −1 when even that cannot be written.
static int note_loss(void) {
  char note[NOTE];
  struct timespec now;
  struct tm parts;
  if (lost_bytes == 0) return 0;
  clock_gettime(CLOCK_REALTIME, &now);
  gmtime_r(&now.tv_sec, &parts);
  int length = snprintf(
      note, sizeof note, "%s%04d-%02d-%02d %02d:%02d:%02d.%03ld+0000: drover: %llu bytes of QEMU's output are lost: %s\n",
      at_line_start ? "" : "\n", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min,
      parts.tm_sec, now.tv_nsec / 1000000, lost_bytes, strerror(lost_reason));
  if (length >= (int)sizeof note) length = (int)sizeof note - 1;
  if (length <= 0 || write_some(note, (size_t)length) < (size_t)length) return -1;
  lost_bytes = 0;
  return 0;
}

static void keep(const char *bytes, size_t count) {
  while (count > 0) {
    off_t fits = room();
    if (fits < 0) return lose(count);
    if (lost_bytes > 0) {
      if (fits < NOTE && fits < limit) {
        if (put_aside() < 0) return lose(count);
        continue;
      }
      if (note_loss() < 0) return lose(count);
      continue;
    }
    size_t piece = count;
    if ((off_t)count > fits) {
      // A file ends with a whole line, unless one line is as long as a file may be.
      const char *end = memrchr(bytes, '\n', (size_t)fits);
      if (end == NULL && fits < limit) {
        if (put_aside() < 0) return lose(count);
        continue;
      }
      piece = end ? (size_t)(end - bytes) + 1 : (size_t)fits;
    }
    size_t done = write_some(bytes, piece);
    if (done < piece) return lose(count - done);
    bytes += done;
    count -= done;
  }
}

/// What is sent to whole groups and sessions at the end of a service or a login is not meant for this process: its
/// work ends when QEMU's does.
static void ignore_signals(void) {
  static const int ignored[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2, SIGALRM,
                                SIGPIPE, SIGXFSZ, SIGTSTP, SIGTTIN, SIGTTOU};
  for (size_t index = 0; index < sizeof ignored / sizeof *ignored; index++) signal(ignored[index], SIG_IGN);
}

static int number(const char *text, long long least, long long *value) {
  char *end;
  errno = 0;
  *value = strtoll(text, &end, 10);
  return errno == 0 && end != text && *end == 0 && *value >= least ? 0 : -1;
}

int main(int count, char **arguments) {
  static char buffer[32 * 1024];
  long long size, files;
  if (count != 4 || number(arguments[2], 1, &size) < 0 || number(arguments[3], 0, &files) < 0 || files > 1000) {
    static const char usage[] = "usage: drover-log-keeper PATH LIMIT BACKUPS <OUTPUT >>PATH\n";
    return write(STDERR_FILENO, usage, sizeof usage - 1) < 0 ? 3 : 2;
  }
  path = arguments[1];
  limit = (off_t)size;
  backups = (long)files;
  ignore_signals();
  for (;;) {
    ssize_t received = read(STDIN_FILENO, buffer, sizeof buffer);
    if (received < 0 && errno == EINTR) continue;
    if (received <= 0) break;
    keep(buffer, (size_t)received);
  }
  if (lost_bytes > 0 && room() >= 0) note_loss();
  return 0;
}
