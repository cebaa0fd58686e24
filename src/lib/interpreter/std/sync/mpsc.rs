//! Channels: many send, one receives.

use crate::boxed::Box;
use crate::collections::VecDeque;
use crate::error::Error;
use crate::fmt::{self, Debug, Display, Formatter};
use crate::intrinsics::wait_forever;
use crate::iter::Iterator;
use crate::panic::{RefUnwindSafe, UnwindSafe};
use crate::time::Duration;

/// What both ends share: it is freed when both are gone.
struct Channel<T> {
    waiting: VecDeque<T>,
    /// How many may wait.
    bound: usize,
    senders: usize,
    has_receiver: bool,
}

/// One end's way to the channel, with the kind of channel, as the real ends have it.
enum Flavor<T> {
    Bounded(*mut Channel<T>),
    Unbounded(*mut Channel<T>),
}

impl<T> Flavor<T> {
    fn channel(&self) -> *mut Channel<T> {
        match self {
            Flavor::Bounded(channel) => *channel,
            Flavor::Unbounded(channel) => *channel,
        }
    }

    fn again(&self) -> Flavor<T> {
        match self {
            Flavor::Bounded(channel) => Flavor::Bounded(*channel),
            Flavor::Unbounded(channel) => Flavor::Unbounded(*channel),
        }
    }
}

struct SendEnd<T>(Flavor<T>);
struct ReceiveEnd<T>(Flavor<T>);

#[all_items]
pub struct Sender<T> {
    inner: SendEnd<T>,
}

#[all_items]
pub struct SyncSender<T> {
    inner: SendEnd<T>,
}

#[all_items(lacking = "recv_deadline")]
pub struct Receiver<T> {
    inner: ReceiveEnd<T>,
}

unsafe impl<T: Send> Send for Sender<T> {}
unsafe impl<T: Send> Sync for Sender<T> {}
unsafe impl<T: Send> Send for SyncSender<T> {}
unsafe impl<T: Send> Sync for SyncSender<T> {}
unsafe impl<T: Send> Send for Receiver<T> {}
impl<T> !Sync for Receiver<T> {}
impl<T> UnwindSafe for Sender<T> {}
impl<T> RefUnwindSafe for Sender<T> {}
impl<T> UnwindSafe for SyncSender<T> {}
impl<T> RefUnwindSafe for SyncSender<T> {}
impl<T> UnwindSafe for Receiver<T> {}
impl<T> RefUnwindSafe for Receiver<T> {}

fn new_channel<T>(bound: usize) -> *mut Channel<T> {
    Box::into_raw(Box::new(Channel { waiting: VecDeque::new(), bound, senders: 1, has_receiver: true }))
}

pub fn channel<T>() -> (Sender<T>, Receiver<T>) {
    let channel = new_channel(usize::MAX);
    (Sender { inner: SendEnd(Flavor::Unbounded(channel)) }, Receiver { inner: ReceiveEnd(Flavor::Unbounded(channel)) })
}

pub fn sync_channel<T>(bound: usize) -> (SyncSender<T>, Receiver<T>) {
    let channel = new_channel(bound);
    (SyncSender { inner: SendEnd(Flavor::Bounded(channel)) }, Receiver { inner: ReceiveEnd(Flavor::Bounded(channel)) })
}

unsafe fn one_more<T>(channel: *mut Channel<T>) {
    unsafe { (*channel).senders += 1 }
}

unsafe fn sender_gone<T>(channel: *mut Channel<T>) {
    unsafe {
        (*channel).senders -= 1;
        free_unused(channel)
    }
}

unsafe fn free_unused<T>(channel: *mut Channel<T>) {
    unsafe {
        if (*channel).senders == 0 && !(*channel).has_receiver {
            drop(Box::from_raw(channel))
        }
    }
}

impl<T> Sender<T> {
    pub fn send(&self, t: T) -> Result<(), SendError<T>> {
        let channel = unsafe { &mut *self.inner.0.channel() };
        if !channel.has_receiver {
            return Err(SendError(t));
        }
        channel.waiting.push_back(t);
        Ok(())
    }
}

impl<T> Clone for Sender<T> {
    fn clone(&self) -> Sender<T> {
        unsafe { one_more(self.inner.0.channel()) }
        Sender { inner: SendEnd(self.inner.0.again()) }
    }
}

impl<T> Drop for SendEnd<T> {
    fn drop(&mut self) {
        unsafe { sender_gone(self.0.channel()) }
    }
}

impl<T> Debug for Sender<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sender").finish_non_exhaustive()
    }
}

impl<T> SyncSender<T> {
    pub fn send(&self, t: T) -> Result<(), SendError<T>> {
        match self.try_send(t) {
            Ok(()) => Ok(()),
            Err(TrySendError::Disconnected(t)) => Err(SendError(t)),
            Err(TrySendError::Full(t)) => {
                wait_forever("`SyncSender::send`, which waits for ever here");
                Err(SendError(t))
            }
        }
    }

    pub fn try_send(&self, t: T) -> Result<(), TrySendError<T>> {
        let channel = unsafe { &mut *self.inner.0.channel() };
        if !channel.has_receiver {
            return Err(TrySendError::Disconnected(t));
        }
        if channel.waiting.len() >= channel.bound {
            return Err(TrySendError::Full(t));
        }
        channel.waiting.push_back(t);
        Ok(())
    }
}

impl<T> Clone for SyncSender<T> {
    fn clone(&self) -> SyncSender<T> {
        unsafe { one_more(self.inner.0.channel()) }
        SyncSender { inner: SendEnd(self.inner.0.again()) }
    }
}

impl<T> Debug for SyncSender<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("SyncSender").finish_non_exhaustive()
    }
}

impl<T> Receiver<T> {
    pub fn try_recv(&self) -> Result<T, TryRecvError> {
        let channel = unsafe { &mut *self.inner.0.channel() };
        match channel.waiting.pop_front() {
            Some(value) => Ok(value),
            None if channel.senders == 0 => Err(TryRecvError::Disconnected),
            None => Err(TryRecvError::Empty),
        }
    }

    pub fn recv(&self) -> Result<T, RecvError> {
        match self.try_recv() {
            Ok(value) => Ok(value),
            Err(TryRecvError::Disconnected) => Err(RecvError),
            Err(TryRecvError::Empty) => {
                wait_forever("`Receiver::recv`, which waits for ever here");
                Err(RecvError)
            }
        }
    }

    pub fn recv_timeout(&self, timeout: Duration) -> Result<T, RecvTimeoutError> {
        match self.try_recv() {
            Ok(value) => Ok(value),
            Err(TryRecvError::Disconnected) => Err(RecvTimeoutError::Disconnected),
            Err(TryRecvError::Empty) => {
                crate::thread::sleep(timeout);
                Err(RecvTimeoutError::Timeout)
            }
        }
    }

    pub fn iter(&self) -> Iter<'_, T> {
        Iter { rx: self }
    }

    pub fn try_iter(&self) -> TryIter<'_, T> {
        TryIter { rx: self }
    }
}

impl<T> Drop for ReceiveEnd<T> {
    /// What nobody will receive is dropped at once.
    fn drop(&mut self) {
        unsafe {
            let channel = self.0.channel();
            (*channel).has_receiver = false;
            let unread = crate::mem::take(&mut (*channel).waiting);
            drop(unread);
            free_unused(channel)
        }
    }
}

impl<T> Debug for Receiver<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Receiver").finish_non_exhaustive()
    }
}

#[derive(Debug)]
#[all_items]
pub struct Iter<'a, T: 'a> {
    rx: &'a Receiver<T>,
}

#[derive(Debug)]
#[all_items]
pub struct TryIter<'a, T: 'a> {
    rx: &'a Receiver<T>,
}

#[derive(Debug)]
#[all_items]
pub struct IntoIter<T> {
    rx: Receiver<T>,
}

impl<'a, T> Iterator for Iter<'a, T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.rx.recv().ok()
    }
}

impl<'a, T> Iterator for TryIter<'a, T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.rx.try_recv().ok()
    }
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.rx.recv().ok()
    }
}

impl<'a, T> IntoIterator for &'a Receiver<T> {
    type Item = T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<T> IntoIterator for Receiver<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    fn into_iter(self) -> IntoIter<T> {
        IntoIter { rx: self }
    }
}

#[derive(PartialEq, Eq, Clone, Copy)]
#[all_items]
pub struct SendError<T>(pub T);

#[derive(PartialEq, Eq, Clone, Copy, Debug)]
#[all_items]
pub struct RecvError;

#[derive(PartialEq, Eq, Clone, Copy, Debug)]
#[all_items]
pub enum TryRecvError {
    Empty,
    Disconnected,
}

#[derive(PartialEq, Eq, Clone, Copy, Debug)]
#[all_items]
pub enum RecvTimeoutError {
    Timeout,
    Disconnected,
}

#[derive(PartialEq, Eq, Clone, Copy)]
#[all_items]
pub enum TrySendError<T> {
    Full(T),
    Disconnected(T),
}

impl<T> Debug for SendError<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("SendError").finish_non_exhaustive()
    }
}

impl<T> Display for SendError<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.pad("sending on a closed channel")
    }
}

impl<T> Error for SendError<T> {}

impl<T> Debug for TrySendError<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            TrySendError::Full(_) => "TrySendError::Full(..)",
            TrySendError::Disconnected(_) => "TrySendError::Disconnected(..)",
        })
    }
}

impl<T> Display for TrySendError<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            TrySendError::Full(_) => "sending on a full channel",
            TrySendError::Disconnected(_) => "sending on a closed channel",
        })
    }
}

impl<T> Error for TrySendError<T> {}

impl<T> From<SendError<T>> for TrySendError<T> {
    fn from(err: SendError<T>) -> TrySendError<T> {
        TrySendError::Disconnected(err.0)
    }
}

impl Display for RecvError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.pad("receiving on a closed channel")
    }
}

impl Error for RecvError {}

impl Display for TryRecvError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            TryRecvError::Empty => "receiving on an empty channel",
            TryRecvError::Disconnected => "receiving on a closed channel",
        })
    }
}

impl Error for TryRecvError {}

impl From<RecvError> for TryRecvError {
    fn from(_err: RecvError) -> TryRecvError {
        TryRecvError::Disconnected
    }
}

impl Display for RecvTimeoutError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            RecvTimeoutError::Timeout => "timed out waiting on channel",
            RecvTimeoutError::Disconnected => "channel is empty and sending half is closed",
        })
    }
}

impl Error for RecvTimeoutError {}

impl From<RecvError> for RecvTimeoutError {
    fn from(_err: RecvError) -> RecvTimeoutError {
        RecvTimeoutError::Disconnected
    }
}
