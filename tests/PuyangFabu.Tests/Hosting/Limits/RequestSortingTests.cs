using Microsoft.AspNetCore.Http;
using PuyangFabu.Hosting.Limits;

namespace PuyangFabu.Tests.Hosting.Limits;

public sealed class RequestSortingTests
{
    [Theory]
    [InlineData("GET", "/", RequestKind.Page)]
    [InlineData("HEAD", "/articles/1", RequestKind.Page)]
    [InlineData("GET", "/feed.xml", RequestKind.Page)]
    [InlineData("GET", "/nowhere", RequestKind.Page)]
    [InlineData("GET", "/cases/new", RequestKind.Page)]
    [InlineData("GET", "/services", RequestKind.Page)]
    [InlineData("GET", "/search", RequestKind.Search)]
    [InlineData("GET", "/Search/", RequestKind.Search)]
    [InlineData("POST", "/cases/new", RequestKind.Form)]
    [InlineData("POST", "/cases/progress", RequestKind.Form)]
    [InlineData("PUT", "/", RequestKind.Form)]
    [InlineData("POST", "/console/sign-in", RequestKind.SignIn)]
    [InlineData("POST", "/console/sign-in/code", RequestKind.SignIn)]
    [InlineData("GET", "/console/sign-in", RequestKind.Console)]
    [InlineData("POST", "/api/session", RequestKind.SignIn)]
    [InlineData("POST", "/API/session/", RequestKind.SignIn)]
    [InlineData("GET", "/api/session", RequestKind.Api)]
    [InlineData("POST", "/api/session/password", RequestKind.Api)]
    [InlineData("GET", "/openapi/v1.json", RequestKind.Api)]
    [InlineData("POST", "/console/articles/new", RequestKind.Console)]
    [InlineData("GET", "/console/_blazor", RequestKind.Live)]
    [InlineData("POST", "/console/_blazor/negotiate", RequestKind.Live)]
    [InlineData("GET", "/site/site.abc.css", RequestKind.File)]
    [InlineData("GET", "/uploads/1.jpg", RequestKind.File)]
    [InlineData("GET", "/attachments/1.pdf", RequestKind.File)]
    [InlineData("GET", "/assets/console/tokens.css", RequestKind.File)]
    [InlineData("GET", "/health/ready", RequestKind.Free)]
    [InlineData("GET", "/metrics", RequestKind.Free)]
    [InlineData("GET", "/sandbox/phone", RequestKind.Free)]
    [InlineData("GET", "/healthy", RequestKind.Page)]
    public void Each_request_has_its_kind(string method, string path, RequestKind kind)
    {
        var context = new DefaultHttpContext { Request = { Method = method, Path = path } };

        Assert.Equal(kind, RequestSorting.KindOf(context.Request));
    }
}
