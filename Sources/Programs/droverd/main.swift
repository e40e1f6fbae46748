print("droverd")
