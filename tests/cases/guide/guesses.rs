//! What a Rust developer guesses at, who knows reqwest, the SDKs of AWS or progenitor: each function is a guess that compiles.

#![allow(dead_code)]

use std::collections::{BTreeSet, HashMap};
use std::error::Error as StdError;
use std::time::Duration;

use futures_util::TryStreamExt;
use petshop::operations::{AddPet, GetPet};
use petshop::runtime::stream::{ByteStream, File};
use petshop::runtime::{Null, Timestamp};
use petshop::types::{Dry, Food, Fresh, Kind, Pet};
use petshop::{Client, Config, Error};

type Any = Result<(), Box<dyn StdError + Send + Sync>>;

macro_rules! guesses {
    ($($name:ident($($client:ident)?) $body:block)*) => {
        $(async fn $name($($client: Client)?) -> Any { $body #[allow(unreachable_code)] Ok(()) })*

        /// How many there are.
        const COUNT: usize = [$(stringify!($name)),*].len();
    };
}

guesses! {
    a_client_of_settings() { Client::new(Config::new().bearer_token("t")); }
    a_client_of_the_environment() { Client::from_env().await?; }
    a_base_url() { Client::new(Config::new().endpoint("http://localhost:8080")); }
    a_timeout() { Client::new(Config::new().timeout(Duration::from_secs(5)).max_attempts(1)); }
    a_call(client) { let pet: Pet = client.get_pet().id("tom1").send().await?; println!("{}", pet.name); }
    an_owned_text(client) { client.get_pet().id(String::from("tom1")).send().await?; }
    a_text_by_reference(client) { let id = String::from("tom1"); client.get_pet().id(&id).send().await?; }
    a_number(client) { client.list_pets().limit(10).send().await?; }
    an_optional_number(client) { let limit: Option<i64> = None; client.list_pets().limit(limit).send().await?; }
    an_optional_text(client) { let cursor: Option<&str> = None; client.list_pets().cursor(cursor).send().await?; }
    pages(client) {
        let mut pages = client.list_pets().pages();
        while let Some(page) = pages.next().await { println!("{}", page?.pets.len()); }
    }
    items(client) { let pets: Vec<Pet> = client.list_pets().items().try_collect().await?; drop(pets); }
    an_enum(client) { client.add_pet().name("Tom").kind(Kind::Cat).send().await?; }
    an_enum_by_its_text(client) { client.add_pet().name("Tom").kind("cat").send().await?; }
    a_list_of_texts(client) { client.add_pet().name("Tom").tags(["a", "b"]).send().await?; }
    a_vec_of_texts(client) { client.add_pet().name("Tom").tags(vec!["a".to_owned()]).send().await?; }
    a_list_from_an_iterator(client) { client.add_pet().name("Tom").tags((0..3).map(|n| n.to_string()).collect::<Vec<_>>()).send().await?; }
    a_map(client) { client.add_pet().name("Tom").attributes([("colour", "red")]).send().await?; }
    a_map_of_std(client) {
        let attributes = HashMap::from([("colour".to_owned(), "red".to_owned())]);
        client.add_pet().name("Tom").attributes(attributes).send().await?;
    }
    a_nullable_text(client) { client.add_pet().name("Tom").nickname("T").send().await?; }
    null(client) { client.add_pet().name("Tom").nickname(Null).send().await?; }
    a_variant_of_a_union(client) { client.add_pet().name("Tom").food(Dry::new(30)).send().await?; }
    a_union(client) { client.add_pet().name("Tom").food(Food::Fresh(Fresh::new(Timestamp::now()))).send().await?; }
    a_float(client) { client.add_pet().name("Tom").weight(3.5).send().await?; }
    texts_into_enums() { let kind: Kind = "cat".parse()?; assert_eq!(kind, Kind::from("cat")); }
    enums_into_texts() { println!("{} {} {}", Kind::Cat, Kind::Cat.as_str(), Kind::Dog.as_ref() as &str); }
    enums_in_collections() {
        let kinds = BTreeSet::from([Kind::Cat, Kind::Dog]);
        let counts: HashMap<Kind, usize> = kinds.into_iter().map(|kind| (kind, 1)).collect();
        drop(counts);
    }
    errors_by_variant(client) {
        match client.get_pet().id("tom1").send().await {
            Ok(pet) => println!("{pet:?}"),
            Err(Error::NotFound(error)) => println!("{:?} {}", error.message, error.status()),
            Err(error) => return Err(error.into()),
        }
    }
    errors_at_large(client) {
        if let Err(error) = client.get_pet().id("tom1").send().await {
            println!("{error} {:?} {:?} {:?} {}", error.status(), error.code(), error.request_id(), error.is_retryable());
        }
    }
    a_request_as_a_value(client) {
        let mut request = AddPet::default();
        request.name = Some("Tom".to_owned());
        println!("{request:?} {}", request == request.clone());
        request.customize(|call| call.on(&client)).send().await?;
    }
    a_check_before_sending() { GetPet::default().id("tom1").validate()?; }
    one_call_otherwise(client) {
        client.get_pet().id("tom1").customize(|call| call.timeout(Duration::from_secs(1)).header("x-a", "b")).send().await?;
    }
    status_and_headers(client) {
        let response = client.get_pet().id("tom1").send_with_response().await?;
        println!("{} {:?} {}", response.status, response.headers.get("etag"), response.output.name);
    }
    a_body_from_a_file(client) { client.put_photo().id("tom1").body(ByteStream::from_path("tom.jpg")?).send().await?; }
    a_body_of_bytes(client) { client.put_photo().id("tom1").body(vec![1, 2, 3]).send().await?; }
    a_file_in_a_form(client) { client.add_photo().id("tom1").photo(File::from_path("tom.jpg")?).send().await?; }
    events(client) {
        let mut events = client.watch_pets().send().await?;
        while let Some(event) = events.body.next().await { println!("{:?}", event?.data); }
    }
    calls_at_once(client) {
        let calls = ["a", "b"].map(|id| { let client = client.clone(); tokio::spawn(async move { client.get_pet().id(id).send().await }) });
        for call in calls { call.await??; }
    }
    an_output_in_a_test() { let pet: Pet = serde_json::from_str(r#"{"id": "tom1", "name": "Tom"}"#)?; drop(pet); }
    a_request_in_json() { println!("{}", serde_json::to_string(&AddPet::default().name("Tom"))?); }
}

fn blocking(client: &Client) -> Any {
    client.get_pet().id("tom1").send().wait()?;
    Ok(())
}

const _: () = assert!(COUNT >= 30);

#[test]
fn all_compile() {
    println!("{COUNT} guesses");
}
