//! How pages follow each other.

/// How the pages of an operation follow each other. Paths are positions of members, from the output on.
#[derive(Debug)]
pub struct Pagination {
    /// How the next page is asked for.
    pub(crate) next: NextPage,
    /// The members that lead to a boolean which is false on the last page; none if there is no such member.
    pub(crate) more: &'static [usize],
}

/// How the next page is asked for.
#[derive(Debug)]
pub(crate) enum NextPage {
    /// By a token that a page contains.
    Token { input: usize, output: &'static [usize] },
    /// By the value of a member of the last item. A page without items is the end.
    LastItem { input: usize, items: &'static [usize], id: usize },
    /// By the number of the page. A page without items is the end.
    Number { param: usize, first: u32, items: &'static [usize] },
    /// By the number of items before the page. A page without items is the end.
    Offset { param: usize, items: &'static [usize] },
    /// By a URL that a page contains.
    Url { output: &'static [usize] },
    /// By the URL of the link to the next page among the response's headers (RFC 8288).
    Link,
}

impl Pagination {
    const fn of(next: NextPage) -> Self {
        Self { next, more: &[] }
    }

    /// A page contains the token of the next one, which a member of the request takes.
    pub const fn token(input: usize, output: &'static [usize]) -> Self {
        Self::of(NextPage::Token { input, output })
    }

    /// A member of the request takes the value of a member of the last item; a page without items is the end.
    pub const fn last_item(input: usize, items: &'static [usize], id: usize) -> Self {
        Self::of(NextPage::LastItem { input, items, id })
    }

    /// A member of the request takes the number of the page, counted from `first`; a page without items is the end.
    pub const fn number(param: usize, first: u32, items: &'static [usize]) -> Self {
        Self::of(NextPage::Number { param, first, items })
    }

    /// A member of the request takes how many items come before the page; a page without items is the end.
    pub const fn offset(param: usize, items: &'static [usize]) -> Self {
        Self::of(NextPage::Offset { param, items })
    }

    /// A page contains the URL of the next one.
    pub const fn url(output: &'static [usize]) -> Self {
        Self::of(NextPage::Url { output })
    }

    /// The response has the URL of the next page in a header: `Link: <..>; rel="next"`.
    pub const fn link() -> Self {
        Self::of(NextPage::Link)
    }

    /// Sets the boolean of the output that is false on the last page.
    #[must_use]
    pub const fn more(mut self, more: &'static [usize]) -> Self {
        self.more = more;
        self
    }
}
