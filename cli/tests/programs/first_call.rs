use std::error::Error;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let url = std::env::args().nth(1).ok_or("no URL")?;

    let client = pets::Client::new(pets::runtime::Config::new().endpoint(format!("{url}/v1")).bearer_token("t0ken"));
    let pet = client.get_pet().id("1").send().await?;
    println!("{}", pet.name);

    let client = cats::Client::new(cats::runtime::Config::new().endpoint(url).bearer_token("t0ken"));
    let cat = client.get_cat().id("2").send().await?;
    println!("{}", cat.name);
    Ok(())
}
