using Microsoft.AspNetCore.Connections;
using Microsoft.Net.Http.Headers;
using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Hosting.OperatorApi;

/// <summary>Gives every failed call under <c>/api</c> the same form, also those that no handler saw: bad JSON, unknown paths, failures.</summary>
public sealed partial class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments(OperatorApi.Prefix))
        {
            await next(context);
            return;
        }

        ApiProblem.AddHeaders(context.Response);
        if (!HasReadableJson(context.Request))
        {
            await ApiProblem.WriteAsync(context, BareStatus(StatusCodes.Status415UnsupportedMediaType));
            return;
        }

        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null })
            {
                await ApiProblem.WriteAsync(context, BareStatus(context.Response.StatusCode));
            }
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            await ApiProblem.WriteAsync(context, BadRequest(bad));
        }
        catch (ArticleBodyException refused) when (!context.Response.HasStarted)
        {
            // A text that was stored under wider bounds and is made into a page again.
            await ApiProblem.WriteAsync(context, Refusal.BadInput("body", refused.Message));
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or ConnectionAbortedException) && !context.Response.HasStarted)
        {
            LogFailed(failure, context.Request.Method, context.GetEndpoint()?.DisplayName ?? "");
            await ApiProblem.WriteAsync(context, new Refusal((RefusalKind)500, ApiRefusals.Failed, "服务器出错，这次操作可能已经生效，也可能没有；请先刷新查看，再决定是否重做，或请管理员查看日志。"));
        }
    }

    // The framework fails on a charset in quotes, which is allowed, and on one that nobody knows. JSON between systems is UTF-8 (RFC 8259, 8.1).
    private static bool HasReadableJson(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.Charset.HasValue || !request.HasJsonContentType())
        {
            return true;
        }

        var isUtf8 = HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);
        type.Charset = "utf-8";
        request.ContentType = type.ToString();
        return isUtf8;
    }

    private static Refusal BadRequest(BadHttpRequestException bad) => bad.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => BareStatus(bad.StatusCode),
        StatusCodes.Status415UnsupportedMediaType => BareStatus(bad.StatusCode),
        _ when bad.InnerException is System.Text.Json.JsonException json && JsonNames.RepeatedKey(json) is { } key =>
            Refusal.BadInput(key, "写了两次（大小写不同也算同一个字段）") with { Code = ApiRefusals.DuplicateKey },
        _ when bad.InnerException is System.Text.Json.JsonException json && JsonNames.UnknownField(json) is { } field =>
            Refusal.BadInput(field, "没有这个字段，请对照接口说明检查它的写法和位置"),
        _ => bad.InnerException is System.Text.Json.JsonException json
            ? new Refusal(RefusalKind.BadInput, ApiRefusals.BadJson, $"请求内容不是正确的 JSON，或某个字段的类型不对（{json.Path ?? "$"}，第 {json.LineNumber + 1} 行）。")
            : new Refusal(RefusalKind.BadInput, ApiRefusals.BadRequest, "请求的参数不完整或写法不对，请对照接口说明检查。"),
    };

    private static Refusal BareStatus(int status) => status switch
    {
        StatusCodes.Status404NotFound => new Refusal(RefusalKind.NotFound, RefusalCodes.NotFound, "没有这个地址，请对照接口说明检查。"),
        StatusCodes.Status405MethodNotAllowed => new Refusal((RefusalKind)status, ApiRefusals.MethodNotAllowed, "这个地址不支持这种请求方法。"),
        StatusCodes.Status413PayloadTooLarge => new Refusal(RefusalKind.TooLarge, RefusalCodes.TooLarge, "请求内容太大。"),
        StatusCodes.Status415UnsupportedMediaType => new Refusal(RefusalKind.UnsupportedContent, ApiRefusals.UnsupportedContent, "请求内容的类型不支持；JSON 请写 Content-Type: application/json。"),
        _ => new Refusal((RefusalKind)status, ApiRefusals.Refused, "请求没有被接受。"),
    };

    [LoggerMessage(LogLevel.Error, "操作接口出错：{Method} {Endpoint}")]
    private partial void LogFailed(Exception failure, string method, string endpoint);
}
