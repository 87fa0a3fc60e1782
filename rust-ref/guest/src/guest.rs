//! One session at a time, and the checks that stand before it.

use crate::answer;
use crate::question::Request;
use allocrace_replay::catalogue::Entry;
use allocrace_replay::contender::Plan;
use allocrace_replay::event;
use allocrace_replay::failure::Failure;
use allocrace_replay::list::prove;
use allocrace_replay::replay_code::{Grouping, ReplayCode};
use allocrace_replay::session::Session;
use allocrace_replay::stack::trees_fit;
use allocrace_replay::steps::Form;
use allocrace_replay::touch::Touch;
use allocrace_replay::trace::Trace;
use std::ffi::c_void;

/// A guest: closed, or with a session.
pub struct Guest(Option<Opened>);

struct Opened {
    entry: &'static Entry,
    trace: Trace,
    code: ReplayCode,
    session: Box<dyn Session>,
    reserved: Option<u64>,
}

impl Guest {
    /// A guest without a session.
    pub const CLOSED: Guest = Guest(None);

    /// Drops the session and makes another one. The answer, `Err` where there is no session now.
    pub fn open(&mut self, request: &[u8], trace: &[u8]) -> Result<String, String> {
        self.close();
        let request = Request::read(request).map_err(|message| answer::usage(&message))?;
        let opened = request
            .trace(trace)
            .and_then(|trace| Opened::new(&request, trace))
            .map_err(|failure| event::error(&failure))?;
        let answer = answer::opened(opened.code.operations, opened.code.groups());
        self.0 = Some(opened);
        Ok(answer)
    }

    /// Runs the groups `from <= g < to`; the answer where that fails.
    #[inline]
    pub fn replay(&mut self, from: usize, to: usize) -> Result<(), String> {
        match &mut self.0 {
            Some(opened) if from <= to && to <= opened.code.groups() => opened.replay(from, to),
            _ => Err(answer::usage(
                "there is no session that has such groups of operations",
            )),
        }
    }

    /// Begins another replay.
    pub fn rewind(&mut self) {
        if let Some(opened) = &mut self.0 {
            opened.session.rewind();
        }
    }

    /// The digest of registers and sum; 0 without a session.
    pub fn work(&self) -> u32 {
        self.0.as_ref().map_or(0, |opened| {
            opened.session.observe();
            opened.session.work(opened.entry.placement)
        })
    }

    /// Everything that was read; 0 without a session.
    pub fn sum(&self) -> u64 {
        self.0.as_ref().map_or(0, |opened| opened.session.sum())
    }

    /// Bytes that the contender reserves at most; `None` where only the runtime knows, or without a session.
    pub fn reserved(&self) -> Option<u64> {
        self.0.as_ref().and_then(|opened| opened.reserved)
    }

    /// What the operations take; null without a session.
    pub fn state(&mut self) -> *mut c_void {
        let opened = self.0.as_mut();
        opened.map_or(std::ptr::null_mut(), |opened| {
            opened.session.operations().state
        })
    }

    /// The address of an operation; null without a session, and where there is none.
    pub fn operation(&mut self, which: u32) -> *const c_void {
        self.0.as_mut().map_or(std::ptr::null(), |opened| {
            let operations = opened.session.operations();
            operations.address(which, opened.entry, opened.trace.kind)
        })
    }

    /// Drops the session.
    pub fn close(&mut self) {
        self.0 = None;
    }
}

impl Opened {
    fn new(request: &Request, trace: Trace) -> Result<Self, Failure> {
        let plan = planned(&trace)?;
        let ways = request.entry.ways(&trace, &plan)?;
        let form = Form {
            general: ways.general,
            touched: request.touch != Touch::None,
        };
        let code = ReplayCode::new(&trace, form, Grouping::Quads);
        let session = (ways.open)(&plan, request.touch).ok_or(Failure::whole("out-of-memory"))?;
        Ok(Opened {
            entry: request.entry,
            trace,
            code,
            session,
            reserved: (ways.reserved_bytes)(&plan),
        })
    }

    fn replay(&mut self, from: usize, to: usize) -> Result<(), String> {
        let trace = &self.trace;
        self.session
            .run(&self.code, from, to)
            .map_err(|exhausted| event::error(&Failure::exhausted(trace, exhausted)))
    }
}

/// The checking replay, on a contender of its own; touch `word`, as in the replay program. The answer,
/// `Err` where it did not come to its end.
pub fn verify(request: &[u8], trace: &[u8]) -> Result<String, String> {
    let request = Request::read(request).map_err(|message| answer::usage(&message))?;
    let entry = request.entry;
    let proof = request.trace(trace).and_then(|trace| {
        planned(&trace)?;
        prove(entry, &trace)
    });
    match proof {
        Ok((digests, work)) => Ok(event::verified(None, entry, digests, work)),
        Err(failure) => Err(event::error(&failure)),
    }
}

/// The plan of a trace whose trees do not need more stack than a host's thread has.
fn planned(trace: &Trace) -> Result<Plan, Failure> {
    let plan = Plan::of(trace);
    if trees_fit(&plan) {
        Ok(plan)
    } else {
        Err(Failure::whole("not-applicable"))
    }
}
