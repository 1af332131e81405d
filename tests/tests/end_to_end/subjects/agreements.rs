//! Access to foundation models.

use bedrock::runtime::Bytes;
use bedrock::types::OfferType;

use super::{Subject, subject};

const MODEL: &str = "anthropic.claude-v2:1";
const USE_CASE: &str = r#"{"use":"tests"}"#;

pub(super) fn all() -> Vec<Subject> {
    vec![
        subject!(
            bedrock,
            list_foundation_model_agreement_offers,
            call => call.model_id(MODEL).offer_type(OfferType::Public),
            output => {
                assert_eq!((output.model_id.as_str(), output.offers.len()), (MODEL, 1));
                let offer = &output.offers[0];
                assert_eq!((offer.offer_id.as_deref(), offer.offer_token.as_str()), (Some("offer-1"), "token-1"));
                let terms = &offer.term_details;
                let rate = &terms.usage_based_pricing_term.rate_card[0];
                assert_eq!(rate.dimension.as_deref(), Some("InputTokens"));
                assert_eq!(rate.price.as_deref(), Some("0.008"));
                assert_eq!(rate.description.as_deref(), Some("thousand tokens"));
                assert_eq!(rate.unit.as_deref(), Some("1K"));
                assert_eq!(terms.legal_term.url.as_deref(), Some("https://example.com/legal"));
                assert_eq!(terms.support_term.refund_policy_description.as_deref(), Some("no refunds"));
                let validity = terms.validity_term.as_ref().expect("a term");
                assert_eq!(validity.agreement_duration.as_deref(), Some("P1Y"));
            }
        ),
        subject!(
            bedrock,
            create_foundation_model_agreement,
            call => call.offer_token("token-1").model_id(MODEL),
            output => assert_eq!(output.model_id, MODEL)
        ),
        subject!(bedrock, delete_foundation_model_agreement, call => call.model_id(MODEL), () => {}),
        subject!(bedrock, put_use_case_for_model_access, call => call.form_data(Bytes::from(USE_CASE)), () => {}),
        subject!(bedrock, get_use_case_for_model_access, call => call, output => assert_eq!(output.form_data, USE_CASE)),
    ]
}
