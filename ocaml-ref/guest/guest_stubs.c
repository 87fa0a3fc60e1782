/* The C interface of the guest (docs/polyglot.md). Each function calls an OCaml closure that was registered by
   name; what it raises becomes the answer. The runtime starts at the first call that needs it.

   One thread at a time. OCaml 5 keeps its state by thread, so there it must always be the first one; others are
   refused, but for the functions of single operations, which are too short to ask. */

/* Or some headers give new names to what is declared below. */
#define CAML_NAME_SPACE

#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <caml/callback.h>
#include <caml/mlvalues.h>
#include <caml/version.h>

#define EXPORT __attribute__((visibility("default")))

enum { OPEN, VERIFY, REWIND, REPLAY, WORK, SUM, RESERVED, NOTHING, CLOSE, OFFERS, FAIL, CLOSURES };
enum { ALLOC, FREE, TOUCH, CREATE, DESTROY, MARK, RELEASE, CALLS };

static const char *const closure_names[CLOSURES] = {
  "allocrace.open", "allocrace.verify", "allocrace.rewind", "allocrace.replay",
  "allocrace.work", "allocrace.sum", "allocrace.reserved", "allocrace.nothing",
  "allocrace.close", "allocrace.offers", "allocrace.fail"};
static const char *const call_names[CALLS] = {
  "allocrace.call.0", "allocrace.call.1", "allocrace.call.2", "allocrace.call.3",
  "allocrace.call.4", "allocrace.call.5", "allocrace.call.6"};

/* Where the runtime keeps the closures: the places stay when a name is given to another closure. */
static const value *closures[CLOSURES];
static const value *calls[CALLS];

static unsigned char *buffer = NULL;
static uint32_t buffer_length = 0;

/* Where nothing better can be had, the answer is a constant. */
#define CANNED(code, message) \
  "{\"event\":\"error\",\"code\":\"" code "\",\"message\":\"" message "\",\"operation\":null}"

static char *kept_answer = NULL;
static const char *answer = "";

static void keep(const char *text, size_t length)
{
  char *kept = realloc(kept_answer, length + 1);
  if (kept == NULL) {
    answer = CANNED("out-of-memory", "there is no memory for the answer");
    return;
  }
  memcpy(kept, text, length);
  kept[length] = '\0';
  kept_answer = kept;
  answer = kept;
}

value allocrace_guest_keep_answer(value text)
{
  keep(String_val(text), caml_string_length(text));
  return Val_unit;
}

value allocrace_guest_read_buffer(value bytes, value at)
{
  if (caml_string_length(bytes) > 0)
    memcpy(Bytes_val(bytes), buffer + Long_val(at), caml_string_length(bytes));
  return Val_unit;
}

static int name_closures(void)
{
  for (int i = 0; i < CLOSURES; i++)
    if ((closures[i] = caml_named_value(closure_names[i])) == NULL)
      return 0;
  for (int i = 0; i < CALLS; i++)
    if ((calls[i] = caml_named_value(call_names[i])) == NULL)
      return 0;
  return 1;
}

/* OCaml's runtime takes SIGSEGV and an alternate stack for itself, to tell a stack overflow. The process that it
   is a guest of, a JVM above all, needs both as they were: its own checks for null are made of SIGSEGV. Which
   signals a version takes is its own affair, so all are looked at. OCaml 5 checks its stack without them. */
static int start_runtime(void)
{
  static char name[] = "allocrace-guest";
  static char *arguments[] = {name, NULL};
  struct sigaction before[NSIG];
  int known[NSIG];
  stack_t stack_before;
  for (int signal = 1; signal < NSIG; signal++)
    known[signal] = sigaction(signal, NULL, &before[signal]) == 0;
  int stack_known = sigaltstack(NULL, &stack_before) == 0;

  value result = caml_startup_exn(arguments);

  for (int signal = 1; signal < NSIG; signal++)
    if (known[signal] && signal != SIGKILL && signal != SIGSTOP)
      sigaction(signal, &before[signal], NULL);
  if (stack_known)
    sigaltstack(&stack_before, NULL);
  return !Is_exception_result(result) && name_closures();
}

static enum { FRESH, STARTED, BROKEN } runtime = FRESH;

/* Its address is another one in each thread. */
static __thread char here;
static char *home = NULL;

/* Whether closures can be called; if not, the answer says why. */
static int is_ready(void)
{
  if (runtime == FRESH) {
    home = &here;
    runtime = start_runtime() ? STARTED : BROKEN;
  }
  if (runtime == BROKEN) {
    answer = CANNED("internal", "the OCaml runtime did not start");
    return 0;
  }
  if (OCAML_VERSION >= 50000 && home != &here) {
    answer = CANNED("internal", "the OCaml runtime was started by another thread");
    return 0;
  }
  return 1;
}

/* Lets OCaml say what an exception means. */
static void fail(value result)
{
  answer = CANNED("internal", "an exception that could not be told");
  caml_callback_exn(*closures[FAIL], Extract_exception(result));
}

static intnat call(int which, intnat failed)
{
  if (!is_ready())
    return failed;
  value result = caml_callback_exn(*closures[which], Val_unit);
  if (Is_exception_result(result)) {
    fail(result);
    return failed;
  }
  /* Unit is the integer 0. */
  return Long_val(result);
}

static uint32_t call2(int which, uint32_t first, uint32_t second)
{
  if (!is_ready())
    return 1;
  value result = caml_callback2_exn(*closures[which], Val_long(first), Val_long(second));
  if (Is_exception_result(result)) {
    fail(result);
    return 1;
  }
  return (uint32_t)Long_val(result);
}

static uint32_t ask(int which, uint32_t request_length, uint32_t trace_length)
{
  if ((uint64_t)request_length + trace_length > buffer_length) {
    answer = CANNED("usage", "the buffer is shorter than what is said to be in it");
    return 1;
  }
  return call2(which, request_length, trace_length);
}

EXPORT void *allocrace_buffer(uint32_t length)
{
  free(buffer);
  buffer = malloc(length > 0 ? length : 1);
  buffer_length = buffer == NULL ? 0 : length;
  return buffer;
}

EXPORT uint32_t allocrace_open(uint32_t request_length, uint32_t trace_length)
{
  return ask(OPEN, request_length, trace_length);
}

EXPORT uint32_t allocrace_verify(uint32_t request_length, uint32_t trace_length)
{
  return ask(VERIFY, request_length, trace_length);
}

EXPORT const char *allocrace_answer(void)
{
  return answer;
}

EXPORT uint32_t allocrace_answer_length(void)
{
  return (uint32_t)strlen(answer);
}

EXPORT void allocrace_rewind(void)
{
  call(REWIND, 0);
}

EXPORT uint32_t allocrace_replay(uint32_t from, uint32_t to)
{
  return call2(REPLAY, from, to);
}

EXPORT uint32_t allocrace_work(void)
{
  return (uint32_t)call(WORK, 0);
}

EXPORT uint32_t allocrace_sum(void)
{
  return (uint32_t)call(SUM, 0);
}

EXPORT int64_t allocrace_reserved(void)
{
  return call(RESERVED, -1);
}

/* With the way into OCaml, which every other call takes as well. */
EXPORT void allocrace_nothing(void)
{
  call(NOTHING, 0);
}

EXPORT void allocrace_close(void)
{
  call(CLOSE, 0);
}

/* One operation a call: after allocrace_open, in its thread. The state is in the closures. */

#define NO_STORAGE 0xFFFFFFFFu

static uint32_t call_alloc(void *state, uint32_t reg, uint32_t arg, uint32_t stamp)
{
  (void)state;
  value result = caml_callback3_exn(*calls[ALLOC], Val_long(reg), Val_long(arg), Val_long(stamp));
  if (Is_exception_result(result)) {
    fail(result);
    return NO_STORAGE;
  }
  return (uint32_t)Long_val(result);
}

static uint32_t call_touch(void *state, uint32_t reg, uint32_t arg)
{
  (void)state;
  value result = caml_callback2_exn(*calls[TOUCH], Val_long(reg), Val_long(arg));
  if (Is_exception_result(result)) {
    fail(result);
    return NO_STORAGE;
  }
  return (uint32_t)Long_val(result);
}

static void call_free(void *state, uint32_t reg, uint32_t arg)
{
  (void)state;
  value result = caml_callback2_exn(*calls[FREE], Val_long(reg), Val_long(arg));
  if (Is_exception_result(result))
    fail(result);
}

static void call_create(void *state, uint32_t reg, uint32_t capacity)
{
  (void)state;
  value result = caml_callback2_exn(*calls[CREATE], Val_long(reg), Val_long(capacity));
  if (Is_exception_result(result))
    fail(result);
}

static void call_register(int which, uint32_t reg)
{
  value result = caml_callback_exn(*calls[which], Val_long(reg));
  if (Is_exception_result(result))
    fail(result);
}

static void call_destroy(void *state, uint32_t reg)
{
  (void)state;
  call_register(DESTROY, reg);
}

static void call_mark(void *state, uint32_t reg)
{
  (void)state;
  call_register(MARK, reg);
}

static void call_release(void *state, uint32_t reg)
{
  (void)state;
  call_register(RELEASE, reg);
}

EXPORT void *allocrace_state(void)
{
  return &home;
}

typedef void (*operation)(void);

EXPORT operation allocrace_operation(uint32_t which)
{
  static const operation operations[CALLS] = {
    (operation)call_alloc, (operation)call_free, (operation)call_touch, (operation)call_create,
    (operation)call_destroy, (operation)call_mark, (operation)call_release};
  if (which >= CALLS || !is_ready())
    return NULL;
  value result = caml_callback_exn(*closures[OFFERS], Val_long(which));
  if (Is_exception_result(result)) {
    fail(result);
    return NULL;
  }
  return Bool_val(result) ? operations[which] : NULL;
}
