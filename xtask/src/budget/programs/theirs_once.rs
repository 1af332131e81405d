//! A program that makes one call configured by the environment.

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), aws_sdk_bedrock::Error> {
    let config = aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await;
    let client = aws_sdk_bedrock::Client::new(&config);
    let output = client.list_foundation_models().send().await?;
    println!("{output:?}");
    Ok(())
}
