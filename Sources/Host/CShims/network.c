#define _GNU_SOURCE
#include "drover_host.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/if_bridge.h>
#include <linux/if_link.h>
#include <linux/if_tun.h>
#include <linux/rtnetlink.h>
#include <linux/sockios.h>
#include <linux/vhost.h>
#include <net/if.h>
#include <net/if_arp.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

// `struct ifreq` is a union behind a name, and the numbers of ioctls are macros with sizes in them.

int drover_tap_open(const char *device, char name[DROVER_LINK_NAME], int has_header, int has_queues) {
  int fd = open(device, O_RDWR | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) return -errno;
  struct ifreq request;
  memset(&request, 0, sizeof request);
  memcpy(request.ifr_name, name, DROVER_LINK_NAME - 1);
  request.ifr_flags = IFF_TAP | IFF_NO_PI;
  if (has_header) request.ifr_flags |= IFF_VNET_HDR;
  if (has_queues) request.ifr_flags |= IFF_MULTI_QUEUE;
  if (ioctl(fd, TUNSETIFF, &request) < 0) {
    int error = errno;
    close(fd);
    return -error;
  }
  memcpy(name, request.ifr_name, DROVER_LINK_NAME);
  name[DROVER_LINK_NAME - 1] = 0;
  return fd;
}

/// Asks or tells the kernel something about a link, through a socket that is there for that alone.
static int ask(const char *name, unsigned long number, struct ifreq *request) {
  int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return -errno;
  memset(request->ifr_name, 0, sizeof request->ifr_name);
  strncpy(request->ifr_name, name, sizeof request->ifr_name - 1);
  int result = ioctl(fd, number, request) < 0 ? -errno : 0;
  close(fd);
  return result;
}

int drover_link_index(const char *name) {
  struct ifreq request = {0};
  int result = ask(name, SIOCGIFINDEX, &request);
  return result < 0 ? result : request.ifr_ifindex;
}

int drover_link_mtu(const char *name) {
  struct ifreq request = {0};
  int result = ask(name, SIOCGIFMTU, &request);
  return result < 0 ? result : request.ifr_mtu;
}

int drover_link_set_mtu(const char *name, int mtu) {
  struct ifreq request = {.ifr_mtu = mtu};
  return ask(name, SIOCSIFMTU, &request);
}

int drover_link_set_address(const char *name, const unsigned char address[6]) {
  struct ifreq request = {0};
  request.ifr_hwaddr.sa_family = ARPHRD_ETHER;
  memcpy(request.ifr_hwaddr.sa_data, address, 6);
  return ask(name, SIOCSIFHWADDR, &request);
}

int drover_link_set_up(const char *name, int up) {
  struct ifreq request = {0};
  int result = ask(name, SIOCGIFFLAGS, &request);
  if (result < 0) return result;
  if (up)
    request.ifr_flags |= IFF_UP;
  else
    request.ifr_flags &= (short)~IFF_UP;
  return ask(name, SIOCSIFFLAGS, &request);
}

int drover_link_join_bridge(const char *name, const char *bridge) {
  int index = drover_link_index(name);
  if (index < 0) return index;
  struct ifreq request = {.ifr_ifindex = index};
  return ask(bridge, SIOCBRADDIF, &request);
}

int drover_link_isolate(const char *name) {
  int index = drover_link_index(name);
  if (index < 0) return index;
  struct {
    struct nlmsghdr header;
    struct ifinfomsg link;
    struct rtattr port;
    struct rtattr isolated;
    uint8_t value;
    uint8_t padding[3];
  } message = {
      .header = {.nlmsg_len = sizeof message, .nlmsg_type = RTM_SETLINK, .nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK},
      .link = {.ifi_family = AF_BRIDGE, .ifi_index = index},
      .port = {.rta_len = sizeof message - sizeof message.header - sizeof message.link,
               .rta_type = IFLA_PROTINFO | NLA_F_NESTED},
      .isolated = {.rta_len = sizeof(struct rtattr) + 1, .rta_type = IFLA_BRPORT_ISOLATED},
      .value = 1,
  };
  int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
  if (fd < 0) return -errno;
  int result = 0;
  struct {
    struct nlmsghdr header;
    struct nlmsgerr error;
    char more[256];
  } answer;
  if (send(fd, &message, sizeof message, 0) < 0 || recv(fd, &answer, sizeof answer, 0) < 0)
    result = -errno;
  else if (answer.header.nlmsg_type == NLMSG_ERROR)
    result = answer.error.error;
  close(fd);
  return result;
}

int drover_vsock_set_address(int fd, uint64_t address) {
  return ioctl(fd, VHOST_VSOCK_SET_GUEST_CID, &address) < 0 ? -errno : 0;
}
