/* What the process has been through, read without allocating. */

#define _GNU_SOURCE
#define CAML_INTERNALS
/* Or some headers give new names to what is read below. */
#define CAML_NAME_SPACE

#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

#include <caml/mlvalues.h>
#include <caml/version.h>
/* After mlvalues.h, whose types it wants in OCaml 5. */
#include <caml/domain_state.h>
#if OCAML_VERSION >= 50000
#include <caml/major_gc.h>
#include <caml/minor_gc.h>
#endif

#ifndef RUSAGE_THREAD
#define RUSAGE_THREAD RUSAGE_SELF
#endif

/* Minor and major ones, as Gc.quick_stat has them; each runtime keeps them elsewhere. */
static intnat collections(void)
{
#if OCAML_VERSION >= 50100
  return (intnat)(atomic_load(&caml_minor_collections_count) + caml_major_cycles_completed);
#elif OCAML_VERSION >= 50000
  return (intnat)(Caml_state->stat_minor_collections + caml_major_cycles_completed);
#else
  return Caml_state->stat_minor_collections + Caml_state->stat_major_collections;
#endif
}

/* The array holds ints before and after, so a plain store is one that the collector knows. */
value allocrace_counters_read(value counters)
{
  struct rusage usage;
  if (getrusage(RUSAGE_THREAD, &usage) != 0)
    usage = (struct rusage){0};
  Field(counters, 0) = Val_long(collections());
  Field(counters, 1) = Val_long(usage.ru_majflt);
  Field(counters, 2) = Val_long(usage.ru_minflt);
  Field(counters, 3) = Val_long(usage.ru_nvcsw + usage.ru_nivcsw);
  return Val_unit;
}

/* Steal is the eighth number of the first line of /proc/stat (proc_stat(5)), in ticks of 10 ms of all
   processors. The file stays open; where there is none the counter stays as it is. */
value allocrace_counters_read_steal(value counters)
{
  static int file = -2;
  /* The line has ten numbers of up to twenty digits. */
  char line[256];
  ssize_t length;
  long long steal;
  if (file == -2)
    file = open("/proc/stat", O_RDONLY | O_CLOEXEC);
  if (file < 0)
    return Val_unit;
  length = pread(file, line, sizeof line - 1, 0);
  if (length <= 0)
    return Val_unit;
  line[length] = 0;
  if (sscanf(line, "cpu %*u %*u %*u %*u %*u %*u %*u %lld", &steal) == 1)
    Field(counters, 4) = Val_long((intnat)steal);
  return Val_unit;
}
