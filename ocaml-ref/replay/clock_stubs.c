/* What the standard library does not offer: a monotonic clock that allocates nothing, and the process number. */

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
