//! A program that makes one call configured by the environment.

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), bedrock::Error> {
    let client = bedrock::Client::from_env().await?;
    let output = client.list_foundation_models().send().await?;
    println!("{output:?}");
    Ok(())
}
