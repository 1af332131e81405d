//! The longest path to acceptance in a graph of states.

/// How long the words of a language can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Length {
    /// At most so many scalar values.
    AtMost(u64),
    /// There is no limit.
    Unbounded,
}

/// How long a path from `first` to an accepting state can be; `None` when there is none.
pub(crate) fn longest(targets: &[Vec<usize>], first: &[usize], accepts: &dyn Fn(usize) -> bool) -> Option<Length> {
    let alive = alive(targets, accepts);
    let mut walk = Walk { targets, alive: &alive, accepts, lengths: vec![Mark::New; targets.len()] };
    let mut best = None;
    for &state in first.iter().filter(|&&state| alive[state]) {
        match walk.from(state) {
            Length::Unbounded => return Some(Length::Unbounded),
            Length::AtMost(length) => best = best.max(Some(length)),
        }
    }
    best.map(Length::AtMost)
}

/// The states from which acceptance can be reached.
fn alive(targets: &[Vec<usize>], accepts: &dyn Fn(usize) -> bool) -> Vec<bool> {
    let mut sources = vec![Vec::new(); targets.len()];
    for (source, targets) in targets.iter().enumerate() {
        for &target in targets {
            sources[target].push(source);
        }
    }
    let mut alive: Vec<bool> = (0..targets.len()).map(accepts).collect();
    let mut open: Vec<usize> = (0..targets.len()).filter(|&state| alive[state]).collect();
    while let Some(state) = open.pop() {
        for &source in &sources[state] {
            if !std::mem::replace(&mut alive[source], true) {
                open.push(source);
            }
        }
    }
    alive
}

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    New,
    Open,
    Done(u64),
}

struct Walk<'a> {
    targets: &'a [Vec<usize>],
    alive: &'a [bool],
    accepts: &'a dyn Fn(usize) -> bool,
    lengths: Vec<Mark>,
}

impl Walk<'_> {
    /// Goes through everything reachable, in depth, with a stack of its own: paths are as long as patterns are.
    fn from(&mut self, first: usize) -> Length {
        let mut stack = vec![(first, 0)];
        while let Some((state, next)) = stack.pop() {
            self.lengths[state] = Mark::Open;
            match self.targets[state].get(next) {
                None => self.lengths[state] = Mark::Done(self.length(state)),
                Some(&target) => {
                    stack.push((state, next + 1));
                    match self.lengths[target] {
                        Mark::Open if self.alive[target] => return Length::Unbounded,
                        Mark::New if self.alive[target] => stack.push((target, 0)),
                        _ => {}
                    }
                }
            }
        }
        match self.lengths[first] {
            Mark::Done(length) => Length::AtMost(length),
            Mark::New | Mark::Open => Length::AtMost(0),
        }
    }

    /// The length from a state all of whose targets are known.
    fn length(&self, state: usize) -> u64 {
        debug_assert!(self.alive[state] || !(self.accepts)(state), "what accepts is alive");
        let lengths = self.targets[state].iter().filter_map(|&target| match self.lengths[target] {
            Mark::Done(length) if self.alive[target] => Some(length + 1),
            _ => None,
        });
        lengths.max().unwrap_or(0)
    }
}
