using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace PuyangFabu.Tests.Hosting;

/// <summary>An environment of which only the name matters.</summary>
internal sealed class NamedEnvironment(string name) : IHostEnvironment
{
    public string EnvironmentName { get; set; } = name;

    public string ApplicationName { get; set; } = "PuyangFabu";

    public string ContentRootPath { get; set; } = AppContext.BaseDirectory;

    public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
}
