namespace PuyangFabu.People.Operators;

/// <summary>The administrator that the first start makes.</summary>
public sealed class BootstrapOptions
{
    public string UserName { get; set; } = "admin";

    /// <summary>Empty: made at random and written once to <c>admin-password.txt</c> in the data directory.</summary>
    public string Password { get; set; } = "";
}
