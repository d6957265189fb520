package com.example.coaching;

import dev.rapport.domain.access.Viewer;
import dev.rapport.domain.member.MemberId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Makes a viewer, the core's word for whoever is asking, of whoever has signed in. The support staff may look through
 * somebody's eyes ({@code ?as=ID}); the core sees to it that they only look.
 */
@Component
class ViewerResolver implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Viewer.class;
    }

    @Override
    public Viewer resolveArgument(
            MethodParameter parameter,
            ModelAndViewContainer container,
            NativeWebRequest request,
            WebDataBinderFactory binders) {
        Authentication signedIn = (Authentication)
                request.getNativeRequest(HttpServletRequest.class).getUserPrincipal();
        String as = request.getParameter("as");
        if (as == null) {
            return Viewer.member(memberId(signedIn.getName()));
        }
        if (!AuthorityUtils.authorityListToSet(signedIn.getAuthorities()).contains("ROLE_SUPPORT")) {
            throw new ErrorResponseException(HttpStatus.FORBIDDEN);
        }
        return Viewer.impersonating(memberId(as), signedIn.getName());
    }

    private static MemberId memberId(String text) {
        return MemberId.parse(text).orElseThrow(() -> new ErrorResponseException(HttpStatus.NOT_FOUND));
    }
}
