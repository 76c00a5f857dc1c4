using PuyangFabu.Foundation.Storage;
using PuyangFabu.Publishing.Materials.Bodies;
using PuyangFabu.Publishing.Materials.Pictures;

namespace PuyangFabu.Publishing.Materials;

/// <summary>Registers what makes drafts and pictures for WeChat out of articles.</summary>
public static class MaterialsFeature
{
    public static IServiceCollection AddMaterials(this IServiceCollection services)
    {
        services.AddSingleton<MaterialStore>();
        services.AddExpiringRows<MaterialStore>();
        services.AddSingleton<OutsidePictures>();
        services.AddSingleton<PictureSource>();
        services.AddSingleton<PictureUploads>();
        services.AddSingleton<ArticleTexts>();
        services.AddSingleton<DraftMarkup>();
        services.AddSingleton<DraftPictures>();
        services.AddSingleton<DraftBox>();
        services.AddSingleton<WeChatDrafts>();
        services.AddSingleton<DraftLinks>();
        services.AddSingleton<CardReading>();
        return services;
    }
}
