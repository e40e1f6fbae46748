#define _GNU_SOURCE
#include "drover_host.h"
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

static int stream_socket(int family) {
  int fd = socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  return fd < 0 ? -errno : fd;
}

int drover_socket_create(void) { return stream_socket(AF_UNIX); }

struct wanted_socket {
  int family, space, result;
};

static void *make_within(void *argument) {
  struct wanted_socket *wanted = argument;
  wanted->result = setns(wanted->space, CLONE_NEWNET) < 0 ? -errno : stream_socket(wanted->family);
  return NULL;
}

int drover_socket_create_within(int family, int space) {
  if (space < 0) return stream_socket(family);
  // A socket stays in the namespace of the thread that made it. A thread that cannot come back is none to keep.
  struct wanted_socket wanted = {family, space, -EIO};
  pthread_t thread;
  int error = pthread_create(&thread, NULL, make_within, &wanted);
  if (error != 0) return -error;
  error = pthread_join(thread, NULL);
  return error != 0 ? -error : wanted.result;
}

static int address_of(const char *path, struct sockaddr_un *address) {
  memset(address, 0, sizeof *address);
  address->sun_family = AF_UNIX;
  size_t length = strlen(path);
  if (length >= sizeof address->sun_path) return -ENAMETOOLONG;
  memcpy(address->sun_path, path, length + 1);
  return 0;
}

int drover_socket_bind(int fd, const char *path) {
  struct sockaddr_un address;
  int error = address_of(path, &address);
  if (error < 0) return error;
  return bind(fd, (struct sockaddr *)&address, sizeof address) < 0 ? -errno : 0;
}

int drover_socket_listen(int fd, int backlog) { return listen(fd, backlog) < 0 ? -errno : 0; }

int drover_socket_connect(int fd, const char *path) {
  struct sockaddr_un address;
  int error = address_of(path, &address);
  if (error < 0) return error;
  int result;
  do result = connect(fd, (struct sockaddr *)&address, sizeof address);
  while (result < 0 && errno == EINTR);
  return result < 0 ? -errno : 0;
}

int drover_socket_accept(int fd) {
  int result;
  do result = accept4(fd, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
  while (result < 0 && (errno == EINTR || errno == ECONNABORTED));
  return result < 0 ? -errno : result;
}

int drover_socket_pair(int fds[2]) {
  return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, fds) < 0 ? -errno : 0;
}

int drover_socket_set_blocking(int fd, int blocking) {
  int flags = fcntl(fd, F_GETFL);
  if (flags < 0) return -errno;
  flags = blocking ? flags & ~O_NONBLOCK : flags | O_NONBLOCK;
  return fcntl(fd, F_SETFL, flags) < 0 ? -errno : 0;
}

int drover_socket_set_send_timeout(int fd, int64_t microseconds) {
  struct timeval time = {microseconds / 1000000, microseconds % 1000000};
  return setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &time, sizeof time) < 0 ? -errno : 0;
}

int drover_socket_peer(int fd, pid_t *pid, uid_t *uid, gid_t *gid) {
  struct ucred credentials;
  socklen_t length = sizeof credentials;
  if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &credentials, &length) < 0) return -errno;
  *pid = credentials.pid;
  *uid = credentials.uid;
  *gid = credentials.gid;
  return 0;
}

int drover_socket_shutdown_write(int fd) { return shutdown(fd, SHUT_WR) < 0 ? -errno : 0; }

ssize_t drover_socket_send(int fd, const void *bytes, size_t length, const int *descriptors, int count) {
  if (count < 0 || count > DROVER_MAX_DESCRIPTORS) return -EINVAL;
  struct iovec vector = {(void *)bytes, length};
  union {
    struct cmsghdr header;
    char space[CMSG_SPACE(sizeof(int) * DROVER_MAX_DESCRIPTORS)];
  } control;
  struct msghdr message;
  memset(&message, 0, sizeof message);
  message.msg_iov = &vector;
  message.msg_iovlen = 1;
  if (count > 0) {
    memset(&control, 0, sizeof control);
    message.msg_control = control.space;
    message.msg_controllen = CMSG_SPACE(sizeof(int) * (size_t)count);
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int) * (size_t)count);
    memcpy(CMSG_DATA(header), descriptors, sizeof(int) * (size_t)count);
  }
  ssize_t sent;
  do sent = sendmsg(fd, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
  while (sent < 0 && errno == EINTR);
  return sent < 0 ? -errno : sent;
}

ssize_t drover_socket_receive(
    int fd, void *bytes, size_t length, int descriptors[DROVER_MAX_DESCRIPTORS], int *count, int *truncated) {
  struct iovec vector = {bytes, length};
  union {
    struct cmsghdr header;
    char space[CMSG_SPACE(sizeof(int) * DROVER_MAX_DESCRIPTORS)];
  } control;
  struct msghdr message;
  memset(&message, 0, sizeof message);
  message.msg_iov = &vector;
  message.msg_iovlen = 1;
  message.msg_control = control.space;
  message.msg_controllen = sizeof control.space;
  *count = 0;
  *truncated = 0;
  ssize_t received;
  do received = recvmsg(fd, &message, MSG_CMSG_CLOEXEC | MSG_DONTWAIT);
  while (received < 0 && errno == EINTR);
  if (received < 0) return -errno;
  if (message.msg_flags & MSG_CTRUNC) *truncated = 1;
  for (struct cmsghdr *header = CMSG_FIRSTHDR(&message); header; header = CMSG_NXTHDR(&message, header)) {
    if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) continue;
    size_t number = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    for (size_t index = 0; index < number; index++) {
      int descriptor;
      memcpy(&descriptor, CMSG_DATA(header) + index * sizeof(int), sizeof(int));
      if (*count < DROVER_MAX_DESCRIPTORS) descriptors[(*count)++] = descriptor;
      else close(descriptor);
    }
  }
  return received;
}

// A bind alone is no test: without SO_REUSEADDR a port in TIME_WAIT seems taken, with it two may bind and only the
// second listen fails. So the test listens as well.
static int try_bind(const struct sockaddr *address, socklen_t length, int only_six) {
  int fd = socket(address->sa_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  // A family that is missing takes no port. And who cannot try knows nothing: whoever needs the port finds out,
  // instead of being told that thousands of ports are taken.
  if (fd < 0)
    return errno == EAFNOSUPPORT || errno == EMFILE || errno == ENFILE || errno == ENOMEM || errno == ENOBUFS ? 0 : -errno;
  int on = 1, error = 0;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (address->sa_family == AF_INET6) setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &only_six, sizeof only_six);
  if (bind(fd, address, length) < 0 || listen(fd, 1) < 0) error = -errno;
  close(fd);
  return error;
}

int drover_port_test(const char *address, uint16_t port) {
  struct sockaddr_in four;
  struct sockaddr_in6 six;
  memset(&four, 0, sizeof four);
  memset(&six, 0, sizeof six);
  four.sin_family = AF_INET;
  four.sin_port = htons(port);
  six.sin6_family = AF_INET6;
  six.sin6_port = htons(port);
  if (address && inet_pton(AF_INET, address, &four.sin_addr) == 1)
    return try_bind((struct sockaddr *)&four, sizeof four, 0);
  if (address && inet_pton(AF_INET6, address, &six.sin6_addr) == 1)
    return try_bind((struct sockaddr *)&six, sizeof six, 1);
  if (address) return -EINVAL;
  int error = try_bind((struct sockaddr *)&four, sizeof four, 0);
  if (error < 0) return error;
  error = try_bind((struct sockaddr *)&six, sizeof six, 1);
  // No IPv6 on this host is no reason against the port.
  return error == -EADDRNOTAVAIL ? 0 : error;
}

int drover_tcp_listen(const char *address, uint16_t port, int backlog) {
  struct sockaddr_in four;
  struct sockaddr_in6 six;
  memset(&four, 0, sizeof four);
  memset(&six, 0, sizeof six);
  four.sin_family = AF_INET;
  four.sin_port = htons(port);
  six.sin6_family = AF_INET6;
  six.sin6_port = htons(port);
  const struct sockaddr *where = (struct sockaddr *)&four;
  socklen_t length = sizeof four;
  if (inet_pton(AF_INET, address, &four.sin_addr) != 1) {
    if (inet_pton(AF_INET6, address, &six.sin6_addr) != 1) return -EINVAL;
    where = (struct sockaddr *)&six;
    length = sizeof six;
  }
  int fd = socket(where->sa_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (fd < 0) return -errno;
  int on = 1, error = 0;
  // A daemon that starts again must not wait until the connections of the one before are forgotten.
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (bind(fd, where, length) < 0 || listen(fd, backlog) < 0) error = -errno;
  if (error == 0) return fd;
  close(fd);
  return error;
}

// Milliseconds on a clock that nobody sets.
static int64_t now_in_milliseconds(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static int connect_within(const struct addrinfo *entry, int space, int64_t end) {
  int fd = drover_socket_create_within(entry->ai_family, space);
  if (fd < 0) return fd;
  int error = connect(fd, entry->ai_addr, entry->ai_addrlen) < 0 ? -errno : 0;
  while (error == -EINPROGRESS || error == -EINTR) {
    int64_t left = end - now_in_milliseconds();
    struct pollfd wait = {fd, POLLOUT, 0};
    int ready = poll(&wait, 1, left > 0 ? (int)left : 0);
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) {
      error = ready < 0 ? -errno : -ETIMEDOUT;
      break;
    }
    int failure = 0;
    socklen_t length = sizeof failure;
    error = getsockopt(fd, SOL_SOCKET, SO_ERROR, &failure, &length) < 0 ? -errno : -failure;
  }
  if (error == 0) return fd;
  close(fd);
  return error;
}

int drover_tcp_connect(const char *host, const char *port, int space, int milliseconds, int *resolver) {
  int64_t end = now_in_milliseconds() + milliseconds;
  struct addrinfo hints, *found = NULL;
  memset(&hints, 0, sizeof hints);
  hints.ai_socktype = SOCK_STREAM;
  *resolver = getaddrinfo(host, port, &hints, &found);
  if (*resolver != 0) return -EADDRNOTAVAIL;
  int result = -EADDRNOTAVAIL;
  for (struct addrinfo *entry = found; entry; entry = entry->ai_next) {
    result = connect_within(entry, space, end);
    if (result >= 0) break;
  }
  freeaddrinfo(found);
  return result;
}

const char *drover_resolver_words(int number) { return gai_strerror(number); }

int drover_tcp_watch_peer(int fd, int idle, int count) {
  int on = 1;
  if (setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) < 0) return -errno;
  if (idle <= 0) return 0;
  if (count < 1) count = 1;
  int64_t patience = (int64_t)idle * 1000 * ((int64_t)count + 1);
  unsigned int limit = patience > 86400000 ? 86400000u : (unsigned int)patience;
  if (setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on) < 0) return -errno;
  if (setsockopt(fd, IPPROTO_TCP, TCP_KEEPIDLE, &idle, sizeof idle) < 0) return -errno;
  if (setsockopt(fd, IPPROTO_TCP, TCP_KEEPINTVL, &idle, sizeof idle) < 0) return -errno;
  if (setsockopt(fd, IPPROTO_TCP, TCP_KEEPCNT, &count, sizeof count) < 0) return -errno;
  return setsockopt(fd, IPPROTO_TCP, TCP_USER_TIMEOUT, &limit, sizeof limit) < 0 ? -errno : 0;
}
