using System.Net;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Console;

/// <summary>Somebody who has signed in for the first time and changed the password.</summary>
public static class ConsoleEntry
{
    private const string Own = "Another-word-77";

    /// <summary>As the first administrator.</summary>
    public static Task<ConsoleVisitor> AdminAsync(ProductHost host) => EnterAsync(host, OperatorDriver.AdminName, OperatorDriver.PasswordIn(host.DataDirectory));

    /// <summary>As somebody with this role, appointed by the driver.</summary>
    public static async Task<ConsoleVisitor> WithRoleAsync(ProductHost host, OperatorDriver driver, string role)
    {
        await driver.CreateAsync(role, role);
        return await EnterAsync(host, role, OperatorDriver.Password);
    }

    private static async Task<ConsoleVisitor> EnterAsync(ProductHost host, string userName, string password)
    {
        var visitor = new ConsoleVisitor(host.Address);
        using var entered = await visitor.SignInAsync(userName, password);
        using var form = await visitor.OpenAsync("/console/password");
        using var changed = await visitor.SendAsync("/console/password", ("currentPassword", password), ("newPassword", Own), ("repeated", Own));
        Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        return visitor;
    }
}
