using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Components;
using PuyangFabu.Console.Frame;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Console.SignIn;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Console.Frame;

/// <summary>What people see when something is wrong: a page in Chinese under the headers of all pages, never a blank one.</summary>
public sealed class ConsoleFailureTests(TestDatabases databases)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_that_fails_says_so()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var visitor = await ConsoleSignInTests.ReadyAsync(host, driver, "zhangsan", Role.Admin);
        await host.Database.Database.WriteAsync(static session => session.ExecuteAsync("drop table backups"), Cancellation);

        using var answer = await visitor.OpenAsync("/console/backup");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("暂时不能处理", visitor.Html, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7", "_handler=form", HttpStatusCode.BadRequest, "没有提交")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb", HttpStatusCode.BadRequest, "没有提交")]
    [InlineData("text/plain", "什么", HttpStatusCode.BadRequest, "没有提交")]
    public async Task A_body_that_cannot_be_read_changes_nothing_and_is_answered_in_words(string type, string body, HttpStatusCode status, string told)
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var visitor = await ConsoleSignInTests.ReadyAsync(host, driver, "zhangsan", Role.Admin);
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

        using var answer = await visitor.SendContentAsync("/console/operators/new", content);

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(told, visitor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_too_large_is_told_so()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var visitor = await ConsoleSignInTests.ReadyAsync(host, driver, "zhangsan", Role.Admin);
        using var form = await visitor.OpenAsync("/console/operators/new");

        using var answer = await visitor.SendAsync("/console/operators/new", ("displayName", new string('a', 300 * 1024)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("内容太大，没有提交", visitor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_gone_when_a_form_arrives_is_told_on_its_page()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var chief = await ConsoleSignInTests.ReadyAsync(host, driver, "zhangsan", Role.Chief);
        using var form = await chief.OpenAsync("/console/words/lists/gone/new");

        using var answer = await chief.SendAsync("/console/words/lists/gone/new", ("kind", "exact"), ("words", "帐户"), ("severity", "hint"));

        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.Contains("没有找到这个词表", chief.Html, StringComparison.Ordinal);
        Assert.Contains("帐户</textarea>", chief.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_slowed_down_is_told_for_how_long()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var visitor = await ConsoleSignInTests.ReadyAsync(host, driver, "zhangsan", Role.Editor);
        using var form = await visitor.OpenAsync("/console/password");
        HttpResponseMessage answer;
        do
        {
            answer = await visitor.SendAsync("/console/password", ("currentPassword", "wrong"), ("newPassword", "Third-word-2016"), ("repeated", "Third-word-2016"));
        }
        while (answer.StatusCode == HttpStatusCode.BadRequest);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(15), answer.Headers.RetryAfter!.Delta);
    }

    [Theory]
    [InlineData("/console/..//evil.example/")]
    [InlineData("/console/%2e%2e//evil.example/")]
    [InlineData("/console/x/../..//evil.example")]
    [InlineData("/console/../api/articles")]
    [InlineData("//evil.example/console/")]
    public async Task Signing_in_leads_nowhere_but_into_the_console(string way)
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var ready = await ConsoleSignInTests.ReadyAsync(host, driver, "zhangsan", Role.Admin);
        using var visitor = new ConsoleVisitor(host.Address);

        using var answer = await visitor.SignInAsync("zhangsan", "Another-word-77", way);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/console", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public void Pages_take_what_stands_in_an_address_as_text()
    {
        var taken = typeof(ConsolePage).Assembly.GetTypes()
            .SelectMany(static type => type.GetProperties(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(static property => property.IsDefined(typeof(SupplyParameterFromQueryAttribute)))
            .ToArray();

        Assert.True(taken.Length > 20, $"only {taken.Length} parameters");
        Assert.All(taken, static property => Assert.True(
            property.PropertyType == typeof(string) || property.PropertyType == typeof(string[]),
            $"{property.DeclaringType}.{property.Name} fails with a blank page for what is no {property.PropertyType.Name}."));
    }
}
