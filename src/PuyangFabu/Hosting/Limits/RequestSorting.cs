using PuyangFabu.Console.Frame;

namespace PuyangFabu.Hosting.Limits;

/// <summary>Tells by method and path of which kind a request is.</summary>
public static class RequestSorting
{
    private static readonly PathString Session = OperatorApi.OperatorApi.Prefix + "/session";
    private static readonly PathString[] Free = ["/health", "/sandbox", "/wechat"];
    private static readonly PathString[] Files = ["/site", "/covers", "/uploads", "/attachments", "/assets", "/_framework", "/_content", "/favicon.ico", "/favicon.svg", "/robots.txt"];

    public static RequestKind KindOf(HttpRequest request)
    {
        var path = request.Path;
        if (path.StartsWithSegments(ConsoleEndpoints.Prefix, out var place))
        {
            return place.StartsWithSegments("/_blazor") ? RequestKind.Live
                : HttpMethods.IsPost(request.Method) && place.StartsWithSegments("/sign-in") ? RequestKind.SignIn
                : RequestKind.Console;
        }

        return OperatorApi.OperatorApi.IsForOperators(path)
                ? HttpMethods.IsPost(request.Method) && path.StartsWithSegments(Session, out var more) && more.Value is null or "" or "/" ? RequestKind.SignIn : RequestKind.Api
            : path == "/metrics" || Array.Exists(Free, prefix => path.StartsWithSegments(prefix)) ? RequestKind.Free
            : Array.Exists(Files, prefix => path.StartsWithSegments(prefix)) ? RequestKind.File
            : !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) ? RequestKind.Form
            : path.StartsWithSegments("/search") ? RequestKind.Search
            : RequestKind.Page;
    }
}
