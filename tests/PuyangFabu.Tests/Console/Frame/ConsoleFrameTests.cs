using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PuyangFabu.Console.Frame;
using PuyangFabu.Console.Frame.Errors;
using PuyangFabu.Console.Frame.Places;
using PuyangFabu.People.Actors;
using PuyangFabu.Tests.Console.SignIn;
using PuyangFabu.Tests.Foundation.Storage;
using PuyangFabu.Tests.Hosting;
using PuyangFabu.Tests.People.Operators;

namespace PuyangFabu.Tests.Console.Frame;

/// <summary>What all pages of the console have in common.</summary>
public sealed class ConsoleFrameTests(TestDatabases databases)
{
    [Fact]
    public async Task Every_page_lies_under_the_console_and_starts_from_the_page_that_guards_its_forms()
    {
        await using var host = await ProductHost.StartAsync(databases);
        var pages = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(static endpoint => (Path: "/" + endpoint.RoutePattern.RawText!.Trim('/'), Page: endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type))
            .Where(static page => page.Page is not null).ToArray();

        Assert.True(pages.Length > 15, $"only {pages.Length} pages");
        Assert.All(pages, static page =>
        {
            Assert.True(page.Path == "/console" || page.Path.StartsWith("/console/", StringComparison.Ordinal), page.Path);
            Assert.True(page.Page == typeof(NotFoundPage) || page.Page!.IsSubclassOf(typeof(ConsolePage)), $"{page.Page} does not start from ConsolePage.");
        });
    }

    [Fact]
    public void Places_name_themselves_in_the_order_of_the_work_and_no_two_share_a_path()
    {
        Assert.Equal("工作台", PlaceRegister.All[0].Name);
        Assert.Equal(PlaceRegister.All.OrderBy(static place => place.Order), PlaceRegister.All);
        Assert.Equal(PlaceRegister.All.Count, PlaceRegister.All.DistinctBy(static place => place.Path).Count());
        Assert.Equal(PlaceRegister.All.Count, PlaceRegister.All.DistinctBy(static place => place.Order).Count());
        Assert.DoesNotContain(PlaceRegister.All, static place => place.Path.Contains('{', StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_from_an_earlier_sign_in_is_shown_again_with_what_was_typed_and_does_nothing()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var visitor = await ConsoleSignInTests.ReadyAsync(host, driver, "zhangsan", Role.Admin);
        using var form = await visitor.OpenAsync("/console/operators/new");
        var old = visitor.Field("formToken");
        using var entered = await visitor.SignInAsync("zhangsan", "Another-word-77");

        using var content = new FormUrlEncodedContent(
        [
            KeyValuePair.Create("_handler", "form"), KeyValuePair.Create("formToken", old), KeyValuePair.Create("userName", "lisi"),
            KeyValuePair.Create("displayName", "李四"), KeyValuePair.Create("roles", "editor"),
        ]);
        using var answer = await visitor.Client.PostAsync("/console/operators/new", content);
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("您填写的还在下面", html, StringComparison.Ordinal);
        Assert.Contains("value=\"李四\"", html, StringComparison.Ordinal);
        using var list = await visitor.OpenAsync("/console/operators");
        Assert.DoesNotContain("lisi", visitor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scripts_and_styles_are_served_whole_and_may_be_kept_for_ever()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var visitor = new ConsoleVisitor(host.Address);
        using var door = await visitor.OpenAsync("/console/sign-in");
        var files = System.Text.RegularExpressions.Regex.Matches(visitor.Html, "(?:src|href)=\"(/(?:_framework|assets)/[^\"]+)\"").Select(static match => match.Groups[1].Value).ToArray();

        Assert.True(files.Length > 5, visitor.Html);
        foreach (var file in files)
        {
            using var answer = await visitor.Client.GetAsync(file);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.NotEmpty(await answer.Content.ReadAsByteArrayAsync());
            Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/console/nowhere")]
    [InlineData("/console/operators/999")]
    [InlineData("/console/picture.png")]
    public async Task What_is_not_there_is_said_in_chinese_within_the_frame(string path)
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var visitor = await ConsoleSignInTests.ReadyAsync(host, driver, "zhangsan", Role.Admin);

        using var answer = await visitor.OpenAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("没有这个页面", visitor.Html, StringComparison.Ordinal);
        Assert.Contains("popovertarget=\"places\"", visitor.Html, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_circuit_is_opened_for_nobody_who_has_not_signed_in()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var visitor = new ConsoleVisitor(host.Address);
        foreach (var hub in new[] { "/console/_blazor/negotiate?negotiateVersion=1", "/_blazor/negotiate?negotiateVersion=1" })
        {
            using var answer = await visitor.Client.PostAsync(hub, new StringContent(""));
            Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task No_page_of_another_site_speaks_with_the_islands()
    {
        await using var host = await ProductHost.StartAsync(databases);
        using var driver = OperatorDriver.Of(host);
        using var visitor = await host.EnterAsync(driver, Role.Editor);
        foreach (var (header, value, allowed) in new[]
        {
            ("Origin", "http://evil.example", false), ("Origin", $"http://{host.Address.Host}:9999", false), ("Origin", "null", false),
            ("Sec-Fetch-Site", "same-site", false), ("Origin", host.Address.GetLeftPart(UriPartial.Authority), true), ("Sec-Fetch-Site", "same-origin", true),
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/console/_blazor/negotiate?negotiateVersion=1") { Headers = { { header, value } } };
            using var answer = await visitor.Client.SendAsync(request);
            Assert.Equal(allowed ? HttpStatusCode.OK : HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    /// <summary>Whoever hears a table is told which column or row a cell belongs to.</summary>
    [Fact]
    public void Every_head_of_a_table_says_what_it_heads()
    {
        var heads =
            (from file in SourceTree.Files("src/PuyangFabu", "*.razor")
             from Match head in Regex.Matches(file.Text, "<th(?=[ >])[^>]*>")
             select (file.Path, head.Value)).ToList();
        Assert.True(heads.Count > 100, $"{heads.Count} heads");
        Assert.DoesNotContain(heads, static head => !Regex.IsMatch(head.Value, " scope=\"(col|row|colgroup|rowgroup)\""));
    }
}
