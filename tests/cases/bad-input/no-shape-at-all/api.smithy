$version: "2"
