import Glibc

/// A condition of the C library, for threads that may block.
///
/// `Mutex` has no condition to wait for.
// Safety: the memory stays where it is and is shared on purpose; `pthread_cond_t` promises that it may be.
final class WorkSignal: @unchecked Sendable {
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    lock.initialize(to: pthread_mutex_t())
    condition.initialize(to: pthread_cond_t())
    pthread_mutex_init(lock, nil)
    var attributes = pthread_condattr_t()
    pthread_condattr_init(&attributes)
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    pthread_cond_init(condition, &attributes)
    pthread_condattr_destroy(&attributes)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(lock)
    condition.deallocate()
    lock.deallocate()
  }

  /// Wakes one that waits. What it waits for is true already.
  func wakeOne() {
    pthread_mutex_lock(lock)
    pthread_cond_signal(condition)
    pthread_mutex_unlock(lock)
  }

  /// Waits until the condition holds; false when it did not in time.
  func wait(for patience: Duration, until holds: () -> Bool) -> Bool {
    var end = timespec()
    clock_gettime(CLOCK_MONOTONIC, &end)
    let (seconds, attoseconds) = patience.components
    end.tv_sec += Int(seconds)
    end.tv_nsec += Int(attoseconds / 1_000_000_000)
    if end.tv_nsec >= 1_000_000_000 {
      end.tv_sec += 1
      end.tv_nsec -= 1_000_000_000
    }
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    while !holds() {
      if pthread_cond_timedwait(condition, lock, &end) == ETIMEDOUT { return holds() }
    }
    return true
  }
}
