using PuyangFabu.Content.Uploads.Pictures;

namespace PuyangFabu.Content.Uploads;

/// <summary>Registers the uploads.</summary>
public static class UploadsFeature
{
    public static IServiceCollection AddUploads(this IServiceCollection services, string dataDirectory)
    {
        services.AddSingleton(new UploadFiles(Path.Combine(dataDirectory, "uploads")));
        services.AddSingleton<UploadStore>();
        services.AddSingleton<PictureConversion>();
        services.AddSingleton<UploadDesk>();
        return services;
    }
}
