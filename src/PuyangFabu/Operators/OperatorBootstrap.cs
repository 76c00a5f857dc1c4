using PuyangFabu.Operators.Passwords;
using PuyangFabu.Storage;

namespace PuyangFabu.Operators;

/// <summary>Makes the first administrator on a database without operators. There is no default password.</summary>
public sealed partial class OperatorBootstrap(
    IServiceScopeFactory scopes, OperatorStore operators, OperatorsOptions options, StorageOptions storage, ILogger<OperatorBootstrap> logger)
{
    public const string FileName = "admin-password.txt";

    /// <summary>Where the random first password lies until it is changed.</summary>
    public string PasswordFile { get; } = Path.Combine(storage.DataDirectory, FileName);

    public async Task RunAsync(CancellationToken cancellation)
    {
        if ((await operators.ListAsync(cancellation)).Count > 0)
        {
            return;
        }

        var given = options.Bootstrap.Password;
        var password = given.Length > 0 ? given : RandomPassword.Create();
        await using var scope = scopes.CreateAsyncScope();
        var appointments = scope.ServiceProvider.GetRequiredService<OperatorAppointments>();
        if (given.Length == 0)
        {
            // Before the operator: an administrator whose password nobody ever saw would be of no use.
            Directory.CreateDirectory(storage.DataDirectory);
            password = FirstPassword(password);
        }

        if (await appointments.AddFirstAsync(options.Bootstrap.UserName, password, cancellation))
        {
            LogMade(options.Bootstrap.UserName);
        }
    }

    /// <summary>Removes the file once the password in it is worth nothing.</summary>
    public void ForgetPasswordFile() => File.Delete(PasswordFile);

    // Of two processes that start together one writes the file and both use what is in it: whichever makes the operator, it fits.
    private string FirstPassword(string made)
    {
        if (PrivateFile.WriteNew(PasswordFile, made + "\n"))
        {
            return made;
        }

        if (File.ReadAllText(PasswordFile).Trim() is { Length: > 0 } written)
        {
            return written;
        }

        PrivateFile.Write(PasswordFile, made + "\n");
        return made;
    }

    [LoggerMessage(LogLevel.Information, "已建立首位管理员 {UserName}")]
    private partial void LogMade(string userName);
}
