#define _GNU_SOURCE
#include "drover_host.h"
#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

int drover_epoll_create(void) {
  int fd = epoll_create1(EPOLL_CLOEXEC);
  return fd < 0 ? -errno : fd;
}

static int control(int epoll, int operation, int fd, uint64_t token, uint32_t events) {
  struct epoll_event event;
  memset(&event, 0, sizeof event);
  if (events & DROVER_READABLE) event.events |= EPOLLIN;
  if (events & DROVER_WRITABLE) event.events |= EPOLLOUT;
  event.data.u64 = token;
  return epoll_ctl(epoll, operation, fd, &event) < 0 ? -errno : 0;
}

int drover_epoll_add(int epoll, int fd, uint64_t token, uint32_t events) {
  return control(epoll, EPOLL_CTL_ADD, fd, token, events);
}

int drover_epoll_modify(int epoll, int fd, uint64_t token, uint32_t events) {
  return control(epoll, EPOLL_CTL_MOD, fd, token, events);
}

int drover_epoll_remove(int epoll, int fd) { return control(epoll, EPOLL_CTL_DEL, fd, 0, 0); }

// Whether the kernel has epoll_pwait2 (5.11); without it a wait is rounded up to milliseconds.
static atomic_int coarse;

static int wait_for(int epoll, struct epoll_event *events, int capacity, int64_t nanoseconds) {
  if (nanoseconds <= 0) return epoll_wait(epoll, events, capacity, nanoseconds < 0 ? -1 : 0);
  if (!atomic_load_explicit(&coarse, memory_order_relaxed)) {
    struct timespec time = {nanoseconds / 1000000000, nanoseconds % 1000000000};
    int count = epoll_pwait2(epoll, events, capacity, &time, NULL);
    if (count >= 0 || errno != ENOSYS) return count;
    atomic_store_explicit(&coarse, 1, memory_order_relaxed);
  }
  int64_t milliseconds = nanoseconds / 1000000 + (nanoseconds % 1000000 != 0);
  return epoll_wait(epoll, events, capacity, milliseconds > 3600000 ? 3600000 : (int)milliseconds);
}

int drover_epoll_wait(int epoll, drover_event *events, int capacity, int64_t nanoseconds) {
  struct epoll_event raw[64];
  if (capacity > 64) capacity = 64;
  int count = wait_for(epoll, raw, capacity, nanoseconds);
  if (count < 0) return errno == EINTR ? 0 : -errno;
  for (int index = 0; index < count; index++) {
    uint32_t from = raw[index].events, to = 0;
    if (from & EPOLLIN) to |= DROVER_READABLE;
    if (from & EPOLLOUT) to |= DROVER_WRITABLE;
    if (from & EPOLLHUP) to |= DROVER_HANGUP;
    if (from & EPOLLERR) to |= DROVER_ERROR;
    events[index].token = raw[index].data.u64;
    events[index].events = to;
  }
  return count;
}

int drover_eventfd_create(void) {
  int fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  return fd < 0 ? -errno : fd;
}

void drover_eventfd_set(int fd) {
  uint64_t one = 1;
  while (write(fd, &one, sizeof one) < 0 && errno == EINTR) {}
}

void drover_eventfd_clear(int fd) {
  uint64_t value;
  while (read(fd, &value, sizeof value) < 0 && errno == EINTR) {}
}

int drover_signalfd_create(const int *signals, int count) {
  sigset_t set;
  sigemptyset(&set);
  for (int index = 0; index < count; index++) sigaddset(&set, signals[index]);
  int error = pthread_sigmask(SIG_BLOCK, &set, NULL);
  if (error != 0) return -error;
  int fd = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
  return fd < 0 ? -errno : fd;
}

int drover_signalfd_next(int fd) {
  struct signalfd_siginfo info;
  ssize_t count;
  do count = read(fd, &info, sizeof info);
  while (count < 0 && errno == EINTR);
  if (count < 0) return errno == EAGAIN ? 0 : -errno;
  return count == sizeof info ? (int)info.ssi_signo : 0;
}

int drover_clock_change_create(void) {
  int fd = timerfd_create(CLOCK_REALTIME, TFD_CLOEXEC | TFD_NONBLOCK);
  if (fd < 0) return -errno;
  // Never due: only its cancellation counts.
  struct itimerspec never = {{0, 0}, {(time_t)1 << 40, 0}};
  if (timerfd_settime(fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &never, NULL) == 0) return fd;
  int error = -errno;
  close(fd);
  return error;
}

void drover_clock_change_clear(int fd) {
  uint64_t count;
  ssize_t ignored = read(fd, &count, sizeof count);
  (void)ignored;
}
