using Microsoft.AspNetCore.Http;

namespace PuyangFabu.Sandbox.Platform.Calls;

/// <summary>Bytes under exactly this content type: the framework's own results would add a charset.</summary>
internal sealed class RawResult(int status, string contentType, byte[] bytes, string? fileName = null) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.Headers.ContentType = contentType;
        response.Headers.XContentTypeOptions = "nosniff";
        if (fileName is not null)
        {
            // As the platform writes it.
            response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        }

        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }
}
