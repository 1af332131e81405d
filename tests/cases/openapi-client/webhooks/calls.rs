//! Requests that a service sends, read by whoever receives them.

use webhooks::runtime::webhooks::Received;
use webhooks::types::OrderState;
use webhooks::webhooks::Event;

#[test]
fn a_request_is_read_by_the_name_of_its_webhook() {
    let received = Received::new(r#"{"id": "7", "state": "paid", "new": [1]}"#)
        .header("x-signature", "abc")
        .header("X-Attempt", "2");
    let Ok(Event::NewOrder(order)) = Event::read("new.order", &received) else { panic!("an order") };
    assert_eq!((order.x_signature.as_str(), order.x_attempt), ("abc", Some(2)));
    assert_eq!((order.body.id.as_str(), &order.body.state), ("7", &OrderState::Paid));

    let Ok(event) = Event::read("subscribeOnPaid", &received) else { panic!("a callback") };
    assert_eq!(event.name(), "subscribeOnPaid");
    assert!(matches!(event, Event::SubscribeOnPaid(order) if order.id == "7"));
}

#[test]
fn forms_lists_and_nothing_are_read_too() {
    #[expect(deprecated, reason = "the description says so")]
    let is_shipped = |event: &Event| matches!(event, Event::Shipped(form) if form.order == "7" && form.parcels == Some(2));
    assert!(is_shipped(&Event::read("shipped", &Received::new("order=7&parcels=2")).expect("a form")));
    let list = Event::read("shippedPut", &Received::new(r#"["a", "b"]"#)).expect("a list");
    assert!(matches!(&list, Event::ShippedPut(list) if list.body == ["a", "b"]));
    assert!(matches!(Event::read("ping", &Received::default()), Ok(Event::Ping)));
}

#[test]
fn what_is_none_of_them_is_an_error_with_its_reason() {
    let unknown = Event::read("refunded", &Received::new("{}")).expect_err("no webhook");
    assert!(unknown.is_unknown() && unknown.to_string().contains("`refunded` is not a webhook; known are `new.order`"));
    let unreadable = Event::read("new.order", &Received::new("[1")).expect_err("no order");
    assert!(!unreadable.is_unknown() && std::error::Error::source(&unreadable).is_some());
    assert_eq!(unreadable.to_string(), "a request of the webhook `new.order` cannot be read");
}
