//! A program that makes one call with what the environment says.

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), bedrock::Error> {
    let client = bedrock::Client::from_env().await?;
    let answer = client.list_foundation_models().send().await?;
    println!("{answer:?}");
    Ok(())
}
