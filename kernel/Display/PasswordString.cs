namespace Microsoft.DotNet.Interactive;

/// <summary>A password that does not show when it is displayed.</summary>
/// <param name="clearTextPassword">The password.</param>
public sealed class PasswordString(string clearTextPassword)
{
    /// <summary>The password as it was typed.</summary>
    public string GetClearTextPassword() => clearTextPassword;

    /// <summary>Stars, however long the password is.</summary>
    public override string ToString() => "************";
}
