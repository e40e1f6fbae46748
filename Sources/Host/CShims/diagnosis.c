#define _GNU_SOURCE
#include "drover_host.h"
#include <arpa/inet.h>
#include <errno.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/sock_diag.h>
#include <linux/unix_diag.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static void read_unix(const struct nlmsghdr *header, drover_unix_socket *out) {
  const struct unix_diag_msg *message = NLMSG_DATA(header);
  memset(out, 0, sizeof *out);
  out->inode = message->udiag_ino;
  out->type = message->udiag_type;
  // TCP_LISTEN
  out->listens = message->udiag_state == 10;
  int left = (int)header->nlmsg_len - (int)NLMSG_LENGTH(sizeof *message);
  for (const struct rtattr *part = (const void *)(message + 1); RTA_OK(part, left); part = RTA_NEXT(part, left)) {
    size_t length = RTA_PAYLOAD(part);
    if (part->rta_type == UNIX_DIAG_NAME && length <= sizeof out->name) {
      memcpy(out->name, RTA_DATA(part), length);
      out->name_length = (uint8_t)length;
    } else if (part->rta_type == UNIX_DIAG_PEER && length >= sizeof out->peer) {
      memcpy(&out->peer, RTA_DATA(part), sizeof out->peer);
    }
  }
}

static int ask_unix(int fd) {
  struct {
    struct nlmsghdr header;
    struct unix_diag_req request;
  } question;
  memset(&question, 0, sizeof question);
  question.header.nlmsg_len = sizeof question;
  question.header.nlmsg_type = SOCK_DIAG_BY_FAMILY;
  question.header.nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
  question.request.sdiag_family = AF_UNIX;
  question.request.udiag_states = ~0u;
  question.request.udiag_show = UDIAG_SHOW_NAME | UDIAG_SHOW_PEER;
  return send(fd, &question, sizeof question, 0) < 0 ? -errno : 0;
}

ssize_t drover_unix_sockets(drover_unix_socket **list) {
  *list = NULL;
  int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
  if (fd < 0) return -errno;
  // The kernel answers within the call; this only keeps a broken one from holding us.
  struct timeval patience = {5, 0};
  setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  ssize_t result = ask_unix(fd);
  size_t count = 0, room = 0;
  static const size_t limit = 1 << 20;
  _Alignas(struct nlmsghdr) char buffer[32768];
  while (result == 0) {
    ssize_t received;
    do received = recv(fd, buffer, sizeof buffer, 0);
    while (received < 0 && errno == EINTR);
    if (received < 0) result = -errno;
    if (received <= 0) break;
    size_t left = (size_t)received;
    for (struct nlmsghdr *header = (void *)buffer; NLMSG_OK(header, left); header = NLMSG_NEXT(header, left)) {
      if (header->nlmsg_type == NLMSG_DONE) goto done;
      if (header->nlmsg_type == NLMSG_ERROR) {
        result = -EIO;
        if (header->nlmsg_len >= NLMSG_LENGTH(sizeof(struct nlmsgerr))) {
          int error = ((struct nlmsgerr *)NLMSG_DATA(header))->error;
          if (error < 0) result = error;
        }
        goto done;
      }
      if (header->nlmsg_len < NLMSG_LENGTH(sizeof(struct unix_diag_msg))) continue;
      if (count == room) {
        room = room ? room * 2 : 256;
        drover_unix_socket *grown = room > limit ? NULL : realloc(*list, room * sizeof **list);
        if (!grown) {
          result = -ENOMEM;
          goto done;
        }
        *list = grown;
      }
      read_unix(header, &(*list)[count++]);
    }
  }
done:
  close(fd);
  if (result < 0) {
    free(*list);
    *list = NULL;
    return result;
  }
  return (ssize_t)count;
}

int drover_socket_connect_abstract(int fd, const void *name, size_t length) {
  struct sockaddr_un address;
  memset(&address, 0, sizeof address);
  address.sun_family = AF_UNIX;
  // The first byte of the path is zero.
  if (length + 1 > sizeof address.sun_path) return -ENAMETOOLONG;
  memcpy(address.sun_path + 1, name, length);
  socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + length);
  int result;
  do result = connect(fd, (struct sockaddr *)&address, size);
  while (result < 0 && errno == EINTR);
  return result < 0 ? -errno : 0;
}
