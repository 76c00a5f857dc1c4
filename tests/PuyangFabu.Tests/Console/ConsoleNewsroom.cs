using System.Net;
using PuyangFabu.Tests.People.Operators;
using PuyangFabu.Tests.Review;

namespace PuyangFabu.Tests.Console;

/// <summary>People of a newsroom in the console.</summary>
internal static class ConsoleNewsroom
{
    private const string Own = "Another-word-77";

    /// <summary>Signs in for the first time and changes the password.</summary>
    public static async Task<ConsoleVisitor> EnterAsync(Newsroom room, string userName)
    {
        var visitor = new ConsoleVisitor(room.Host.Address);
        using var entered = await visitor.SignInAsync(userName, OperatorDriver.Password);
        using var form = await visitor.OpenAsync("/console/password");
        using var changed = await visitor.SendAsync("/console/password", ("currentPassword", OperatorDriver.Password), ("newPassword", Own), ("repeated", Own));
        Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        using var security = await visitor.OpenAsync("/console/security");
        return visitor;
    }
}
