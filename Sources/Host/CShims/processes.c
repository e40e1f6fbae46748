#define _GNU_SOURCE
#include "drover_host.h"
#include <sys/vfs.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <malloc.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

int drover_pidfd_open(pid_t pid) {
  long fd = syscall(SYS_pidfd_open, pid, 0);
  return fd < 0 ? -errno : (int)fd;
}

int drover_pidfd_signal(int pidfd, int signal) {
  return syscall(SYS_pidfd_send_signal, pidfd, signal, NULL, 0) < 0 ? -errno : 0;
}

int drover_pidfd_has_ended(int pidfd) {
  struct pollfd entry = {pidfd, POLLIN, 0};
  int count;
  do count = poll(&entry, 1, 0);
  while (count < 0 && errno == EINTR);
  return count < 0 ? -errno : count > 0;
}

int drover_pidfd_status(int pidfd, int reap, int *status) {
  siginfo_t info;
  memset(&info, 0, sizeof info);
  int result;
  // P_PIDFD is 3; older headers lack the name.
  do result = waitid((idtype_t)3, (id_t)pidfd, &info, WEXITED | WNOHANG | (reap ? 0 : WNOWAIT));
  while (result < 0 && errno == EINTR);
  if (result < 0) return -errno;
  if (info.si_pid == 0) return 0;
  *status = info.si_status;
  return info.si_code == CLD_EXITED ? 1 : 2;
}

int drover_output_pipe(int fds[2], int capacity) {
  if (pipe2(fds, O_CLOEXEC) < 0) return -errno;
  fcntl(fds[1], F_SETPIPE_SZ, capacity);
  if (fcntl(fds[1], F_SETFL, O_WRONLY | O_NONBLOCK) == 0) return 0;
  int error = -errno;
  close(fds[0]);
  close(fds[1]);
  return error;
}

void drover_thread_set_name(const char *name) {
  char short_name[16];
  strncpy(short_name, name, 15);
  short_name[15] = 0;
  pthread_setname_np(pthread_self(), short_name);
}

int drover_folder_open(const char *path) {
  int fd = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
  return fd < 0 ? -errno : fd;
}

int drover_open_below(const char *root, const char *path) {
  int folder = open(root, O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return -errno;
  struct open_how how = {.flags = O_PATH | O_CLOEXEC, .resolve = RESOLVE_IN_ROOT};
  long fd;
  // Somebody else's rename makes the kernel give up; it is asked again a few times.
  int tries = 8;
  do fd = syscall(SYS_openat2, folder, path, &how, sizeof how);
  while (fd < 0 && (errno == EAGAIN || errno == EINTR) && --tries > 0);
  int result = fd < 0 ? -errno : (int)fd;
  close(folder);
  return result;
}

int drover_bytes_hold(const void *bytes, size_t count, const void *wanted, size_t wanted_count) {
  return memmem(bytes, count, wanted, wanted_count) != NULL;
}

void drover_memory_limit_arenas(int count) { mallopt(M_ARENA_MAX, count); }

void drover_memory_trim(void) { malloc_trim(0); }

int drover_filesystem_type(const char *path, uint32_t *type) {
  struct statfs facts;
  if (statfs(path, &facts) != 0)
    return -errno;
  *type = (uint32_t)facts.f_type;
  return 0;
}

int drover_thread_set_affinity(pid_t thread, const uint8_t *map, size_t length) {
  return syscall(SYS_sched_setaffinity, thread, length, map) < 0 ? -errno : 0;
}
