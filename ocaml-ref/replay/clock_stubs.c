/* What the standard library does not offer: a monotonic clock that allocates nothing, a sleep, and the process
   number. */

#include <errno.h>
#include <time.h>
#include <unistd.h>

#include <caml/mlvalues.h>

intnat allocrace_clock_now(value unit)
{
  struct timespec now;
  (void)unit;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (intnat)now.tv_sec * 1000000000 + now.tv_nsec;
}

value allocrace_clock_now_byte(value unit)
{
  return Val_long(allocrace_clock_now(unit));
}

value allocrace_pid(value unit)
{
  (void)unit;
  return Val_long((intnat)getpid());
}

value allocrace_clock_sleep_ms(value ms)
{
  struct timespec rest = {Long_val(ms) / 1000, Long_val(ms) % 1000 * 1000000};
  while (nanosleep(&rest, &rest) != 0 && errno == EINTR)
    ;
  return Val_unit;
}
