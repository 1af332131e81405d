//! Bodies in XML, written and read by the `xml` objects of the schemas.

mod server;

use server::Server;
use xml::runtime::{Config, Timestamp};
use xml::types::{Keeper, Note};
use xml::{Client, Error};

const ANIMAL: &str = concat!(
    r#"<z:animal xmlns:z="http://zoo.example/schema" id="7">"#,
    r#"<n:name xmlns:n="http://zoo.example/names">Tom &amp; Co</n:name><Species>cat</Species>"#,
    "<Tags><Tag>a</Tag><Tag>b</Tag></Tags><aliens><aliens>x</aliens></aliens>",
    "<food>fish</food><food>mice</food><weights>1.5</weights><weights>2.5</weights>",
    "<Warden><fullName>Ada</fullName><age>40</age><floor>2</floor></Warden>",
    "<born>2020-01-02T03:04:05Z</born><facts><legs>4</legs></facts>",
    r#"<note lang="en">shy &lt;3</note></z:animal>"#,
);

fn client(server: &Server) -> Client {
    Client::new(Config::new().max_attempts(1).endpoint(server.url()))
}

fn keeper() -> Keeper {
    let mut keeper = Keeper::default().full_name("Ada").age(40);
    keeper.additional.insert("floor".to_owned(), "2".to_owned());
    keeper
}

#[test]
fn a_document_is_written_and_read_by_its_xml_objects() {
    let server = Server::new(200, "content-type: application/xml\r\n", ANIMAL);
    let call = client(&server).add_animal().id(7).name("Tom & Co").species("cat").tags(["a", "b"]).aliens(["x"]);
    let call = call.foods(["fish", "mice"]).weights([1.5, 2.5]).keeper(keeper()).facts([("legs".to_owned(), "4".to_owned())]);
    let born: Timestamp = "2020-01-02T03:04:05Z".parse().unwrap();
    let animal = call.born(born).note(Note::default().lang("en").text("shy <3")).send().wait().unwrap();
    let request = server.request();
    assert_eq!(request.header("content-type"), Some("application/xml"));
    assert_eq!(request.header("accept"), Some("application/xml"));
    assert_eq!(request.text(), ANIMAL);
    assert_eq!((animal.id, animal.name.as_str(), animal.species.as_deref()), (7, "Tom & Co", Some("cat")));
    assert_eq!((&animal.tags[..], &animal.aliens[..]), (&["a".to_owned(), "b".to_owned()][..], &["x".to_owned()][..]));
    assert_eq!((&animal.foods[..], &animal.weights[..]), (&["fish".to_owned(), "mice".to_owned()][..], &[1.5, 2.5][..]));
    assert_eq!((animal.keeper, animal.born), (Some(keeper()), Some(born)));
    assert_eq!(animal.facts["legs"], "4");
    assert_eq!(animal.note, Some(Note::default().lang("en").text("shy <3")));
}

#[test]
fn what_stands_in_other_places_and_prefixes_is_read_all_the_same() {
    let body = r#"<?xml version="1.0"?><animal xmlns="http://zoo.example/schema" id=" 7 " more="1">
        <weights>2</weights><unknown><name>no</name></unknown><name>Tom</name><!-- no --><food>a</food>
        <weights>3</weights><note><![CDATA[<b>]]></note></animal>"#;
    let server = Server::new(200, "content-type: text/xml\r\n", body);
    let output = client(&server).add_animal().id(7).name("Tom").send().wait().unwrap();
    assert_eq!((output.id, output.name.as_str(), &output.weights[..]), (7, "Tom", &[2.0, 3.0][..]));
    assert_eq!(output.note.and_then(|note| note.text).as_deref(), Some("<b>"));
}

#[test]
fn an_error_response_is_read_too() {
    let server = Server::new(404, "content-type: application/xml\r\n", r#"<Fault code="5"><message>gone</message></Fault>"#);
    let error = client(&server).add_animal().id(7).name("Tom").send().wait().unwrap_err();
    let Error::Fault(fault) = &error else { panic!("{error:?}") };
    assert_eq!((fault.code, fault.message.as_deref()), (Some(5), Some("gone")));
}

#[test]
fn json_and_xml_of_one_type_are_one_output() {
    let xml = "<Animals><animal id=\"1\"><name>A</name></animal><animal id=\"2\"><name>B</name></animal></Animals>";
    let json = r#"[{"id":1,"name":"A"},{"id":2,"name":"B"}]"#;
    for (media_type, body) in [("application/xml", xml), ("application/json", json)] {
        let server = Server::new(200, &format!("content-type: {media_type}\r\n"), body);
        let output = client(&server).list_animals().send().wait().unwrap();
        assert_eq!(output.body.iter().map(|animal| animal.id).collect::<Vec<_>>(), [1, 2], "{media_type}");
        assert_eq!(server.request().header("accept"), Some("application/json, application/xml"));
    }
}

#[test]
fn the_caller_chooses_xml() {
    let server = Server::new(200, "content-type: text/xml\r\n", "<Warden><fullName>Ada</fullName></Warden>");
    let call = client(&server).put_keeper().id("1").body(keeper());
    let output = call.customize(|call| call.content_type("application/xml")).send().wait().unwrap();
    let request = server.request();
    assert_eq!(request.header("content-type"), Some("application/xml"));
    assert_eq!(request.text(), "<Warden><fullName>Ada</fullName><age>40</age><floor>2</floor></Warden>");
    assert_eq!(output.full_name.as_deref(), Some("Ada"));
}

#[test]
fn a_list_has_a_root_element() {
    let server = Server::new(204, "", "");
    client(&server).add_names().body(["a", "b"]).send().wait().unwrap();
    assert_eq!(server.request().text(), "<names><name>a</name><name>b</name></names>");
}
