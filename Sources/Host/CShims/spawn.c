#define _GNU_SOURCE
#include "drover_host.h"
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

// The child shares our memory until it executes (CLONE_VM), as posix_spawn's does: no copy of page tables, and no
// other thread's lock can be caught held. The price: only plain system calls in it, and never the wrappers of the C
// library that speak to all threads (setuid and its like).

struct start {
  const drover_spawn_request *request;
  drover_spawn_result *result;
};

static int fail(struct start *start, int step) {
  start->result->error = errno;
  start->result->step = step;
  _exit(127);
}

// Closed when the program is executed, not before: until then the child holds the daemon's lock, so that no other
// daemon looks for a child that cannot be told from its parent yet. Kernels before 5.11 close at once.
static void close_on_exec(unsigned first, unsigned last) {
  if (syscall(SYS_close_range, first, last, 4U /* CLOSE_RANGE_CLOEXEC */) < 0)
    syscall(SYS_close_range, first, last, 0U);
}

static int place_descriptors(const drover_spawn_request *request) {
  drover_fd_mapping *mappings = request->mappings;
  int count = request->mapping_count;
  int above = count > 0 ? mappings[count - 1].target + 1 : 0;
  // First away from all targets, so that no target overwrites a source; then onto them.
  for (int index = 0; index < count; index++) {
    int copy = fcntl(mappings[index].source, F_DUPFD_CLOEXEC, above);
    if (copy < 0) return -1;
    mappings[index].source = copy;
  }
  for (int index = 0; index < count; index++)
    if (dup2(mappings[index].source, mappings[index].target) < 0) return -1;
  int next = 0;
  for (int index = 0; index <= count; index++) {
    unsigned last = index < count ? (unsigned)mappings[index].target - 1 : ~0U;
    if (index == count || mappings[index].target > next) close_on_exec((unsigned)next, last);
    if (index < count) next = mappings[index].target + 1;
  }
  return 0;
}

static int change_user(const drover_spawn_request *request) {
  if (syscall(SYS_setgroups, (size_t)request->group_count, request->groups) < 0) return -1;
  if (syscall(SYS_setresgid, request->gid, request->gid, request->gid) < 0) return -1;
  return (int)syscall(SYS_setresuid, request->uid, request->uid, request->uid);
}

static void reset_signals(void) {
  // The kernel's structure, all zero: SIG_DFL. The C library would not let us reset its own two signals.
  unsigned long action[8] = {0};
  for (int signal = 1; signal < NSIG; signal++) syscall(SYS_rt_sigaction, signal, action, NULL, 8);
}

static int child(void *argument) {
  struct start *start = argument;
  const drover_spawn_request *request = start->request;
  reset_signals();
  if (request->new_session && setsid() < 0) return fail(start, DROVER_STEP_SESSION);
  if (place_descriptors(request) < 0) return fail(start, DROVER_STEP_DESCRIPTORS);
  for (int index = 0; index < request->limit_count; index++) {
    const drover_limit *limit = &request->limits[index];
    struct rlimit value = {limit->soft, limit->hard};
    if (syscall(SYS_prlimit64, 0, limit->resource, &value, NULL) < 0) return fail(start, DROVER_STEP_LIMITS);
  }
  if (request->change_umask) umask(request->umask);
  if (request->change_user && change_user(request) < 0) return fail(start, DROVER_STEP_USER);
  if (request->folder && chdir(request->folder) < 0) return fail(start, DROVER_STEP_FOLDER);
  sigset_t none;
  sigemptyset(&none);
  syscall(SYS_rt_sigprocmask, SIG_SETMASK, &none, NULL, 8);
  execve(request->path, request->arguments, request->environment);
  return fail(start, DROVER_STEP_EXECUTE);
}

#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
// The sanitizer does not survive a child on the same memory; a copy does as well, only slower.
#define SHARED_MEMORY 0
#endif
#endif
#ifndef SHARED_MEMORY
#define SHARED_MEMORY CLONE_VM
#endif

int drover_spawn(const drover_spawn_request *request, drover_spawn_result *result) {
  memset(result, 0, sizeof *result);
  result->pid = -1;
  result->pidfd = -1;
  // Shared: the child's report, at its low end, is seen here even when memory is not.
  size_t size = 64 * 1024;
  char *stack = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (stack == MAP_FAILED) {
    result->step = DROVER_STEP_CLONE;
    return -(result->error = errno);
  }
  // No handler of ours may run in the child, on our memory.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  int state;
  pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &state);
  drover_spawn_result *report = (drover_spawn_result *)stack;
  struct start start = {request, report};
  int pidfd = -1;
  int pid = clone(child, stack + size, SHARED_MEMORY | CLONE_VFORK | CLONE_PIDFD | SIGCHLD, &start, &pidfd);
  int error = errno;
  pthread_setcancelstate(state, NULL);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  result->step = report->step;
  result->error = report->error;
  munmap(stack, size);
  if (pid < 0) {
    result->step = DROVER_STEP_CLONE;
    return -(result->error = error);
  }
  if (result->step != DROVER_STEP_NONE) {
    siginfo_t info;
    while (waitid(P_PID, (id_t)pid, &info, WEXITED) < 0 && errno == EINTR) {}
    close(pidfd);
    return -result->error;
  }
  result->pid = pid;
  result->pidfd = pidfd;
  return 0;
}
