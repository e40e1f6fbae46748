#ifndef DROVER_HOST_H
#define DROVER_HOST_H
// System calls that Swift cannot make safely: packed structs, control messages, a child that shares our memory.
// Every function gives a value >= 0 on success and -errno on failure.

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// --- epoll: `struct epoll_event` is packed on x86, which Swift does not import faithfully.

typedef struct {
  uint64_t token;
  uint32_t events;
} drover_event;

enum {
  DROVER_READABLE = 1,
  DROVER_WRITABLE = 2,
  DROVER_HANGUP = 4,
  DROVER_ERROR = 8,
};

int drover_epoll_create(void);
int drover_epoll_add(int epoll, int fd, uint64_t token, uint32_t events);
int drover_epoll_modify(int epoll, int fd, uint64_t token, uint32_t events);
int drover_epoll_remove(int epoll, int fd);
/// Waits at most `nanoseconds`; negative: for ever.
int drover_epoll_wait(int epoll, drover_event *events, int capacity, int64_t nanoseconds);
/// Becomes readable when the host wakes from sleep, or its wall clock is set: a wait that was measured before is wrong.
int drover_clock_change_create(void);
void drover_clock_change_clear(int fd);
int drover_eventfd_create(void);
void drover_eventfd_set(int fd);
void drover_eventfd_clear(int fd);
/// A signalfd for one signal, and the signal blocked in the calling thread.
int drover_signalfd_create(const int *signals, int count);
/// The next signal that waits; 0 when none does.
int drover_signalfd_next(int fd);

// --- sockets

enum { DROVER_MAX_DESCRIPTORS = 32 };

int drover_socket_create(void);
/// The same of a family, in a network namespace (a descriptor of one; below zero: ours), by a thread that ends with it.
int drover_socket_create_within(int family, int space);
int drover_socket_bind(int fd, const char *path);
int drover_socket_listen(int fd, int backlog);
int drover_socket_connect(int fd, const char *path);
int drover_socket_accept(int fd);
int drover_socket_pair(int fds[2]);
int drover_socket_set_blocking(int fd, int blocking);
/// How long a blocking connect may wait for room in the backlog.
int drover_socket_set_send_timeout(int fd, int64_t microseconds);
int drover_socket_peer(int fd, pid_t *pid, uid_t *uid, gid_t *gid);
int drover_socket_shutdown_write(int fd);
/// One message without waiting. At most DROVER_MAX_DESCRIPTORS descriptors go with the first byte.
ssize_t drover_socket_send(int fd, const void *bytes, size_t length, const int *descriptors, int count);
/// One message without waiting. `count` descriptors arrive close-on-exec; `truncated` says that some were lost.
ssize_t drover_socket_receive(
    int fd, void *bytes, size_t length, int descriptors[DROVER_MAX_DESCRIPTORS], int *count, int *truncated);
/// A socket that listens at a numeric address, `0.0.0.0` and `::` for all; port 0 takes any that is free.
int drover_tcp_listen(const char *address, uint16_t port, int backlog);
/// Connects to the first address of a host that answers within the time; blocks, in the resolver too. When the name has
/// no address, `resolver` is the resolver's number and the result -EADDRNOTAVAIL. `space` is a network namespace, as above.
int drover_tcp_connect(const char *host, const char *port, int space, int milliseconds, int *resolver);
/// The resolver's words for its number.
const char *drover_resolver_words(int number);
/// Sends at once; asks a silent peer after `idle` seconds, and gives it up after `count` questions without an answer
/// or when what was sent is not confirmed for as long. 0 seconds: never asks.
int drover_tcp_watch_peer(int fd, int idle, int count);
/// The kernel's number of the file system that a file lies on (statfs(2)).
int drover_filesystem_type(const char *path, uint32_t *type);
/// Whether a TCP port can be bound at a numeric address; NULL: at every address of both families.
int drover_port_test(const char *address, uint16_t port);
/// Connects to a name of the kernel's name space without files; `name` is what follows the zero byte.
int drover_socket_connect_abstract(int fd, const void *name, size_t length);

/// A local socket, as the kernel's socket diagnosis tells of it.
typedef struct {
  uint32_t inode;
  /// The inode of the other end; 0 when it has none.
  uint32_t peer;
  /// SOCK_STREAM, …
  uint8_t type;
  uint8_t listens;
  /// The address it was bound to, without a zero byte at its end; one that begins with a zero byte has no file.
  uint8_t name_length;
  char name[108];
} drover_unix_socket;

/// All local sockets of our network namespace; `*list` is the caller's to free. Gives their number.
ssize_t drover_unix_sockets(drover_unix_socket **list);

// --- processes

int drover_pidfd_open(pid_t pid);
int drover_pidfd_signal(int pidfd, int signal);
/// Whether the process behind the pidfd has ended (a zombie has); never waits.
int drover_pidfd_has_ended(int pidfd);
/// How a child ended, without waiting; with `reap` its number becomes free. 0: it runs still, 1: `status` is an exit code, 2: `status` is a signal.
int drover_pidfd_status(int pidfd, int reap, int *status);

typedef struct {
  int source;
  int target;
} drover_fd_mapping;

typedef struct {
  int resource;
  uint64_t soft;
  uint64_t hard;
} drover_limit;

typedef struct {
  const char *path;
  char *const *arguments;
  char *const *environment;
  const char *folder;
  drover_fd_mapping *mappings; // sorted by target, no target twice; the child changes the sources
  int mapping_count;
  const drover_limit *limits;
  int limit_count;
  int new_session;
  int change_umask;
  mode_t umask;
  int change_user;
  uid_t uid;
  gid_t gid;
  const gid_t *groups;
  int group_count;
} drover_spawn_request;

typedef struct {
  pid_t pid;
  int pidfd;
  int error; // errno of the step that failed in the child
  int step;  // which one
} drover_spawn_result;

enum {
  DROVER_STEP_NONE = 0,
  DROVER_STEP_CLONE = 1,
  DROVER_STEP_SESSION = 2,
  DROVER_STEP_DESCRIPTORS = 3,
  DROVER_STEP_LIMITS = 4,
  DROVER_STEP_USER = 5,
  DROVER_STEP_FOLDER = 6,
  DROVER_STEP_EXECUTE = 7,
};

/// Starts a process. Returns when it executes its program, or with -errno and the step that failed.
int drover_spawn(const drover_spawn_request *request, drover_spawn_result *result);

// --- network devices

enum { DROVER_LINK_NAME = 16 };

/// Opens a queue of a tap, and makes the tap when there is none of that name. `name` may hold a `%d`; it becomes the
/// name that the kernel gave.
int drover_tap_open(const char *device, char name[DROVER_LINK_NAME], int has_header, int has_queues);
int drover_link_index(const char *name);
int drover_link_mtu(const char *name);
int drover_link_set_mtu(const char *name, int mtu);
int drover_link_set_address(const char *name, const unsigned char address[6]);
int drover_link_set_up(const char *name, int up);
int drover_link_join_bridge(const char *name, const char *bridge);
/// Keeps packets of a port of a bridge from other such ports.
int drover_link_isolate(const char *name);
/// Takes an address (CID) for the guest behind an open `/dev/vhost-vsock`.
int drover_vsock_set_address(int fd, uint64_t address);
/// A pipe for the output of a process, both ends closed on exec: the writing end never makes its writer wait, the
/// reading end is an ordinary one. `capacity` is wished for; the kernel may give less.
int drover_output_pipe(int fds[2], int capacity);

// --- threads and folders

/// Lets a thread, of any process, run on the CPUs of a map alone: bits, the lowest first; whole words of 8 bytes.
int drover_thread_set_affinity(pid_t thread, const uint8_t *map, size_t length);
/// Names the calling thread; the kernel keeps 15 bytes.
void drover_thread_set_name(const char *name);
/// A folder, only to reach what is in it.
int drover_folder_open(const char *path);
/// What a path names for a process whose root is `root`, only to reach it: links in it lead nowhere outside (openat2(2)).
/// A descriptor, or an error number below zero.
int drover_open_below(const char *root, const char *path);
/// Whether bytes hold other bytes (memmem(3)).
int drover_bytes_hold(const void *bytes, size_t count, const void *wanted, size_t wanted_count);

// --- memory

/// Keeps the allocator to a few arenas: one for each thread costs an idle daemon more than it gains.
void drover_memory_limit_arenas(int count);
/// Gives free pages back to the kernel.
void drover_memory_trim(void);

#endif
