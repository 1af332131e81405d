//! The rule set that most services of AWS have, so that their crates need not contain it.

use crate::schema::{Condition, Expr, Function, Outcome, RuleParam, Rules};

/// The built-in that stands for the prefix of a service's hosts, which is all in which their rule sets differ.
pub(super) const PREFIX: &str = "Ferrosmith::Prefix";

/// The slots of parameters, and of the partition of the region.
const REGION: u16 = 0;
const DUAL_STACK: u16 = 1;
const FIPS: u16 = 2;
const ENDPOINT: u16 = 3;
const PARTITION: u16 = 5;

impl Rules {
    /// A host in each region: with FIPS 140, over IPv6, with both or neither, as far as the partition has them.
    ///
    /// The generator recognizes rule sets that come to this; `endpointPrefix` is the service's own.
    pub const REGIONAL: Rules = Rules {
        params: &[
            RuleParam::new("Region").built_in("AWS::Region"),
            RuleParam::new("UseDualStack").built_in("AWS::UseDualStack").required().default(Expr::Bool(false)),
            RuleParam::new("UseFIPS").built_in("AWS::UseFIPS").required().default(Expr::Bool(false)),
            RuleParam::new("Endpoint").built_in("SDK::Endpoint"),
            RuleParam::new("endpointPrefix").built_in(PREFIX).required(),
        ],
        variables: 1,
        conditions: &[
            Condition::Test(Expr::Call(Function::IsSet, &[Expr::Slot(ENDPOINT)])),
            Condition::Test(Expr::Slot(FIPS)),
            Condition::Test(Expr::Slot(DUAL_STACK)),
            Condition::Test(Expr::Call(Function::IsSet, &[Expr::Slot(REGION)])),
            Condition::Assign(PARTITION, Expr::Call(Function::Partition, &[Expr::Slot(REGION)])),
            Condition::Test(Expr::Attr(&Expr::Slot(PARTITION), "supportsFIPS")),
            Condition::Test(Expr::Attr(&Expr::Slot(PARTITION), "supportsDualStack")),
        ],
        nodes: &[
            [0, 1, 3],
            [1, !0, 2],
            [2, !1, !2],
            [3, 4, !3],
            [4, 5, !4],
            [1, 6, 10],
            [2, 7, 9],
            [5, 8, !5],
            [6, !6, !5],
            [5, !7, !8],
            [2, 11, !9],
            [6, !10, !11],
        ],
        results: &[
            Outcome::Error(Expr::Text("Invalid Configuration: FIPS and custom endpoint are not supported")),
            Outcome::Error(Expr::Text("Invalid Configuration: Dualstack and custom endpoint are not supported")),
            Outcome::url(Expr::Slot(ENDPOINT)),
            Outcome::Error(Expr::Text("Invalid Configuration: Missing Region")),
            Outcome::NoMatch,
            Outcome::Error(Expr::Text(
                "FIPS and DualStack are enabled, but this partition does not support one or both",
            )),
            Outcome::url(Expr::Template("https://{4}-fips.{0}.{5#dualStackDnsSuffix}")),
            Outcome::url(Expr::Template("https://{4}-fips.{0}.{5#dnsSuffix}")),
            Outcome::Error(Expr::Text("FIPS is enabled but this partition does not support FIPS")),
            Outcome::url(Expr::Template("https://{4}.{0}.{5#dnsSuffix}")),
            Outcome::url(Expr::Template("https://{4}.{0}.{5#dualStackDnsSuffix}")),
            Outcome::Error(Expr::Text("DualStack is enabled but this partition does not support DualStack")),
        ],
        root: 0,
    };
}
