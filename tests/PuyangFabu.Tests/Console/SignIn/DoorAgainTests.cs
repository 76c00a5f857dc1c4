using System.Net;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Console.SignIn;

/// <summary>The door for who is inside already, as a step back in the browser brings it up.</summary>
public sealed class DoorAgainTests(TestDatabases databases)
{
    [Fact]
    public async Task Who_steps_back_to_the_door_after_signing_in_is_led_on_to_the_page_that_he_came_for()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var visitor = await ConsoleSignInTests.ReadyAsync(host, driver, "zhangsan", Role.Editor);

        using var back = await visitor.OpenAsync("/console/sign-in?return=%2Fconsole%2Farticles%2Fnew");
        Assert.Equal("/console/articles/new", back.Headers.Location!.OriginalString);
        using var outside = await visitor.OpenAsync("/console/sign-in?return=https%3A%2F%2Fevil.example%2F");
        Assert.Equal("/console", outside.Headers.Location!.OriginalString);

        // To sign in as somebody else.
        using var door = await visitor.OpenAsync("/console/sign-in");
        Assert.Equal(HttpStatusCode.OK, door.StatusCode);
        using var stranger = new ConsoleVisitor(host.Address);
        using var closed = await stranger.OpenAsync("/console/sign-in?return=%2Fconsole%2Farticles%2Fnew");
        Assert.Equal(HttpStatusCode.OK, closed.StatusCode);
    }
}
