using System.Net;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Console;

/// <summary>People who have just come into the console.</summary>
internal static class ConsolePeople
{
    /// <summary>The password of everybody who has come in.</summary>
    public const string Own = "Another-word-77";

    /// <summary>Appoints somebody, who signs in and changes the password; his user name is the roles with a dash between.</summary>
    public static Task<ConsoleVisitor> EnterAsync(this ProductHost host, OperatorDriver driver, params string[] roles) => host.EnterAsAsync(driver, string.Join('-', roles), roles);

    /// <summary>The same under a name; every product has an "admin" from the start.</summary>
    public static async Task<ConsoleVisitor> EnterAsAsync(this ProductHost host, OperatorDriver driver, string userName, params string[] roles)
    {
        await driver.CreateAsync(userName, roles);
        return await host.EnterFirstAsync(userName);
    }

    /// <summary>Somebody who is appointed signs in and changes the password, which ends his other sessions.</summary>
    public static async Task<ConsoleVisitor> EnterFirstAsync(this ProductHost host, string userName)
    {
        var visitor = new ConsoleVisitor(host.Address);
        await visitor.EnterFirstAsync(userName);
        return visitor;
    }

    /// <inheritdoc cref="EnterFirstAsync(ProductHost, string)"/>
    public static async Task EnterFirstAsync(this ConsoleVisitor visitor, string userName)
    {
        using var entered = await visitor.SignInAsync(userName, OperatorDriver.Password);
        using var form = await visitor.OpenAsync("/console/password");
        using var changed = await visitor.SendAsync("/console/password", ("currentPassword", OperatorDriver.Password), ("newPassword", Own), ("repeated", Own));
        Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
    }
}
