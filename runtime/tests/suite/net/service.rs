//! A client as generated code would hold it, written by hand: of a service that keeps models.

use ferrosmith_runtime::Validation;
use ferrosmith_runtime::client::Call;
use ferrosmith_runtime::error::ServiceError;
use ferrosmith_runtime::inner::{
    Auth, Codec, Endpoint, ErrorCase, Member, Operation, Pagination, Part, Retry, Service, Shape,
};
use ferrosmith_runtime::stream::ByteStream;
use ferrosmith_runtime::{client, error_enum, operation, paginate, setters, structure};

static NAME: Shape = Shape::new("Name").max_length(8);
const SIGV4: &[&[Auth]] = &[&[Auth::SigV4("bedrock")]];

/// A model.
#[derive(Clone, Default)]
pub(crate) struct Model {
    pub(crate) name: String,
}

structure! {
    Model = "Model";
    name = Member::new("name").required();
}

/// No such model.
#[derive(Clone, Default)]
pub(crate) struct NotFoundException {
    pub(crate) message: Option<String>,
    pub(crate) name: Option<String>,
}

structure! {
    NotFoundException = "NotFoundException";
    message = Member::new("message");
    name = Member::new("name");
}

/// Too many requests.
#[derive(Clone, Default)]
pub(crate) struct BusyException {}

structure! {
    BusyException = "BusyException";
}

/// What can go wrong.
#[non_exhaustive]
pub(crate) enum Error {
    NotFound(Box<ServiceError<NotFoundException>>),
    Busy(Box<ServiceError<BusyException>>),
    Other(ferrosmith_runtime::Error),
}

error_enum! { Error; NotFound(NotFoundException); Busy(BusyException); }

static ERRORS: &[ErrorCase] = &[
    ErrorCase::code::<NotFoundException>("NotFoundException", 404),
    ErrorCase::code::<BusyException>("BusyException", 409).retry(Retry::Transient),
];

/// Lists models.
#[derive(Clone, Default)]
pub(crate) struct ListModels {
    pub(crate) prefix: Option<String>,
    pub(crate) next_token: Option<String>,
    call: Call,
}

setters! { ListModels; prefix: String; next_token: String; }

operation! {
    ListModels => ListModelsResponse, Error, presign;
    LIST_MODELS;
    prefix = Member::new("prefix").shape(&NAME).query();
    next_token = Member::new("nextToken").query();
}

paginate! { ListModels => ListModelsResponse, Error; models: Model; }

const LIST_MODELS: Operation = Operation::new("ListModels", "GET", &[Part::Literal("/models")])
    .errors(ERRORS)
    .auth(SIGV4)
    .pages(&Pagination::token(1, &[1]));

/// A page of models.
#[derive(Clone, Default)]
pub(crate) struct ListModelsResponse {
    pub(crate) models: Vec<Model>,
    pub(crate) next_token: Option<String>,
}

structure! {
    ListModelsResponse = "ListModelsResponse";
    models = Member::new("models");
    next_token = Member::new("nextToken");
}

/// Makes a model.
#[derive(Clone, Default)]
pub(crate) struct CreateModel {
    pub(crate) name: Option<String>,
    pub(crate) token: Option<String>,
    call: Call,
}

setters! { CreateModel; name: String; token: String; }

operation! {
    CreateModel => (), Error, presign;
    CREATE_MODEL;
    name = Member::new("name").shape(&NAME).required();
    token = Member::new("clientRequestToken").token();
}

const CREATE_MODEL: Operation = Operation::new("CreateModel", "POST", &[Part::Literal("/models")])
    .body(Codec::Json, "application/json")
    .response(201, Codec::Empty)
    .errors(ERRORS)
    .auth(SIGV4);

/// Copies bytes: what is sent comes back.
#[derive(Clone, Default)]
pub(crate) struct Copy {
    pub(crate) body: Option<ByteStream>,
    call: Call,
}

setters! { Copy; body: ByteStream; }

operation! {
    Copy => CopyResponse, Error, presign;
    COPY;
    body = Member::new("body").payload();
}

const COPY: Operation = Operation::new("Copy", "PUT", &[Part::Literal("/copy")])
    .body(Codec::Stream, "application/octet-stream")
    .response(200, Codec::Stream)
    .errors(ERRORS)
    .auth(SIGV4);

/// The bytes.
#[derive(Clone, Default)]
pub(crate) struct CopyResponse {
    pub(crate) body: ByteStream,
}

structure! {
    CopyResponse = "CopyResponse";
    body = Member::new("body").payload();
}

pub(crate) const MODELS: Service = Service {
    name: "Models",
    version: "1",
    package: "models/1.0.0",
    endpoint: Endpoint::Aws { prefix: "models", rules: None },
    validation: Validation::Full,
};

/// The client.
#[derive(Clone, Debug)]
pub(crate) struct Client {
    inner: ferrosmith_runtime::Client,
}

client! { Client, Error; MODELS; }

impl Client {
    pub(crate) fn list_models(&self) -> ListModels {
        self.inner.request()
    }

    pub(crate) fn create_model(&self) -> CreateModel {
        self.inner.request()
    }

    pub(crate) fn copy(&self) -> Copy {
        self.inner.request()
    }
}
