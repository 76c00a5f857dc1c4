using Microsoft.AspNetCore.Identity;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Operators.Passwords;

namespace PuyangFabu.People.Operators;

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
        var password = given.Length > 0 ? given : KeptPassword();
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<OperatorAppointments>().AddFirstAsync(options.Bootstrap.UserName, password, cancellation))
        {
            LogMade(options.Bootstrap.UserName);
        }
        else if (given.Length == 0 && !await IsRightAsync(scope.ServiceProvider.GetRequiredService<IPasswordHasher<Operator>>(), password, cancellation))
        {
            // Another node was first; what lies here opens nothing.
            ForgetPasswordFile();
        }
    }

    /// <summary>Removes the file once the password in it is worth nothing.</summary>
    public void ForgetPasswordFile()
    {
        try
        {
            File.Delete(PasswordFile);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The change of the password stands; a useless file is left over.
            LogKept(failure, PasswordFile);
        }
    }

    // Written before there is an operator: an administrator whose password nobody ever saw would be of no use. A start that
    // was cut off, and a process that starts at the same time, go on with the same one.
    private string KeptPassword()
    {
        Directory.CreateDirectory(storage.DataDirectory);
        var made = RandomPassword.Create();
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

    private async Task<bool> IsRightAsync(IPasswordHasher<Operator> hasher, string password, CancellationToken cancellation) =>
        (await operators.ListAsync(cancellation)).Any(person =>
            person.Bootstrap && hasher.VerifyHashedPassword(person, person.PasswordHash, password) != PasswordVerificationResult.Failed);

    [LoggerMessage(LogLevel.Information, "已建立首位管理员 {UserName}")]
    private partial void LogMade(string userName);

    [LoggerMessage(LogLevel.Warning, "首位管理员的初始密码文件 {Path} 已作废，但没能删除，请手工删除")]
    private partial void LogKept(Exception failure, string path);
}
